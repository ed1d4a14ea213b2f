namespace Clients.Tests.Npm;

public sealed class DingTalkRobotSdkTests(NodePackages packages) : NodeTest(packages, "dingtalk-robot-sdk")
{
    [Theory]
    [InlineData("text", "text", "", "磁盘满 @13800000000")]
    [InlineData("link", "link", "T", "X")]
    [InlineData("markdown", "markdown", "T", "#### X\n> Y")]
    [InlineData("oneButton", "actionCard", "T", "#### X")]
    [InlineData("buttons", "actionCard", "T", "#### X")]
    [InlineData("feedCard", "feedCard", "T", "T")]
    public async Task EveryTypeIsShown(string name, string type, string title, string text)
    {
        Group.Secret = Secret;

        var message = await ShowAsync(name, Secret);

        Assert.Equal((type, title, text), (message.MsgType, message.Title, message.Text));
        Assert.Contains("&sign=", message.Path.Split("&timestamp=")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfItsMentionsTheMobilesCount()
    {
        var message = await ShowAsync("text");

        Assert.Equal(["13800000000"], message.At.Mobiles);
        Assert.Contains("\"atDingtalkIds\":[\"manager1\"]", message.Body, StringComparison.Ordinal);
        Assert.False(message.At.Everyone);
    }

    [Fact]
    public async Task EverybodyIsMentioned() => Assert.True((await ShowAsync("everyone")).At.Everyone);

    [Theory]
    [InlineData("noContent", 400202, "text->content")]
    [InlineData("noLinks", 400602, "feedCard->links")]
    // A list of lines is lost in the package itself.
    [InlineData("lines", 400403, "markdown->text")]
    public async Task WhatLacksAFieldIsRefused(string name, int code, string field)
    {
        Assert.Equal($$"""{"errcode":{{code}},"errmsg":"miss param : {{field}}"}""", await SendAsync(name));

        Assert.Contains($" {field.Replace("->", ".", StringComparison.Ordinal)} is missing or ", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatItTakesForASessionItDoesNotSign()
    {
        Group.Secret = Secret;

        Assert.Equal("""{"errcode":310000,"errmsg":"sign not match"}""", await SendAsync("session", Secret));

        Assert.StartsWith("The address has no timestamp and no sign", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }
}
