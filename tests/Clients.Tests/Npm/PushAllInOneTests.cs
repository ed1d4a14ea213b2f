namespace Clients.Tests.Npm;

public sealed class PushAllInOneTests(NodePackages packages) : NodeTest(packages, "push-all-in-one")
{
    [Theory]
    [InlineData("text", "text", "", "磁盘满\n97 %")]
    [InlineData("link", "link", "T", "X")]
    [InlineData("markdown", "markdown", "T", "# T\n\nX")]
    [InlineData("actionCard", "actionCard", "T", "X")]
    [InlineData("feedCard", "feedCard", "T", "T")]
    public async Task EveryTypeIsShown(string name, string type, string title, string text)
    {
        Group.Secret = Secret;

        var message = await ShowAsync(name, Secret);

        Assert.Equal((type, title, text), (message.MsgType, message.Title, message.Text));
        Assert.Equal(name == "text" ? ["manager1"] : [], message.At.UserIds);
    }

    [Fact]
    public async Task WithoutASecretItsEmptySignatureIsNotLookedAt()
    {
        var message = await ShowAsync("text");

        Assert.Contains($"&sign=&access_token={Group.Token}", message.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cardByOption", 400503, "actionCard->text")]
    [InlineData("linkByOption", 400302, "link->text")]
    [InlineData("bareLink", 400304, "link->messageUrl")]
    public async Task WhatItLeavesOutIsRefused(string name, int code, string field)
    {
        Assert.Equal($$"""{"errcode":{{code}},"errmsg":"miss param : {{field}}"}""", await SendAsync(name));

        Assert.Contains($" {field.Replace("->", ".", StringComparison.Ordinal)} is missing or ", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }
}
