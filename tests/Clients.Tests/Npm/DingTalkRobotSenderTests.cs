namespace Clients.Tests.Npm;

public sealed class DingTalkRobotSenderTests(NodePackages packages) : NodeTest(packages, "dingtalk-robot-sender")
{
    [Theory]
    [InlineData("text", "text", "", "磁盘满 @13800000000")]
    [InlineData("link", "link", "T", "X")]
    [InlineData("markdown", "markdown", "T", "#### X @13800000000")]
    [InlineData("actionCard", "actionCard", "T", "#### X")]
    [InlineData("feedCard", "feedCard", "T", "T\nU")]
    public async Task EveryTypeIsShown(string name, string type, string title, string text)
    {
        Group.Secret = Secret;

        var message = await ShowAsync(name, Secret);

        Assert.Equal((type, title, text), (message.MsgType, message.Title, message.Text));
        Assert.Equal(name is "text" or "markdown" ? ["13800000000"] : [], message.At.Mobiles);
        Assert.False(message.At.Everyone);
    }

    [Fact]
    public async Task ItIsShownWithoutASignatureToo()
    {
        var message = await ShowAsync("everyone");

        Assert.True(message.At.Everyone);
        Assert.DoesNotContain("sign", message.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWebhookPutTogetherFromItsPartsIsOne() => Assert.Equal("in parts", (await ShowAsync("inParts")).Text);

    [Theory]
    [InlineData("noText", 400202, "miss param : text->content", "The field text.content is missing or empty")]
    [InlineData("noTitle", 400402, "miss param : markdown->title", "The field markdown.title is missing or empty")]
    public async Task WhatLacksAFieldIsRefused(string name, int code, string text, string reason)
    {
        Assert.Equal($$"""{"errcode":{{code}},"errmsg":"{{text}}"}""", await SendAsync(name));

        Assert.Contains(reason, TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("encodedTwice", "sign not match", "The signature is URL-encoded twice")]
    [InlineData("signedInAdvance", "invalid timestamp", "60 are allowed: sign each request anew")]
    public async Task ItsUsersMistakesWithTheSignatureAreNamed(string name, string text, string reason)
    {
        Group.Secret = Secret;

        Assert.Equal($$"""{"errcode":310000,"errmsg":"{{text}}"}""", await SendAsync(name, Secret));

        Assert.Contains(reason, TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherSecretIsRefused()
    {
        Group.Secret = Secret;

        Assert.Equal("""{"errcode":310000,"errmsg":"sign not match"}""", await SendAsync("text", "SECother"));

        Assert.StartsWith("The signature was made with another secret", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }
}
