using System.Text.Json;

namespace Clients.Tests.Npm;

/// <summary>DingTalk's official SDK, generated of its API's description, as an app.</summary>
public sealed class AlicloudDingTalkTests(NodePackages packages) : NodeTest(packages, "alicloud-dingtalk")
{
    protected override string Address => Group.App.Address;

    [Fact]
    public async Task ItGetsAToken() => Assert.Equal("""{"isText":true,"expireIn":7200}""", await CallAsync("token"));

    [Fact]
    public async Task WhatItSaysToAGroupIsShown()
    {
        Assert.Equal("""["processQueryKey"]""", await CallAsync("group"));

        var message = TheOnlyMessage();
        Assert.Equal(("text", "磁盘满", Group.App.Conversations[0]), (message.MsgType, message.Text, message.Conversation));
    }

    [Fact]
    public async Task WhatItSaysToPeopleReachesThoseWhoAreKnown()
    {
        var answer = JsonDocument.Parse(await CallAsync("people")).RootElement;

        Assert.Equal(["nobody"], answer.GetProperty("invalidStaffIdList").EnumerateArray().Select(user => user.GetString()));
        Assert.Equal(["user1", "user2"], TheOnlyMessage().Users);
    }

    [Fact]
    public async Task WhatItSaidIsReadAndRecalled()
    {
        Assert.Equal("""{"isRecalled":true,"failed":["other"]}""", await CallAsync("recall"));
        Assert.True(Assert.Single(Group.Messages).IsRecalled);

        var read = JsonDocument.Parse(await CallAsync("read")).RootElement;
        Assert.Equal("SUCCESS", read.GetProperty("sendStatus").GetString());
    }

    [Fact]
    public async Task ItRings()
    {
        Assert.Contains("openDingId", await CallAsync("ding"), StringComparison.Ordinal);
        Assert.Equal(("Fire", MessageChannel.Ding), (TheOnlyMessage().Text, TheOnlyMessage().Channel));
    }

    [Theory]
    [InlineData("wrongSecret", "invalidClientIdOrSecret: code: 400, ", "appSecret is wrong")]
    [InlineData("wrongToken", "InvalidAuthentication: code: 400, ", "never given out")]
    [InlineData("elsewhere", "invalid.openConversationId: code: 400, ", "cidElsewhere==")]
    [InlineData("notJson", "invalidParameter.msgParam.invalid: code: 400, ", "msgParam")]
    public async Task ARefusalIsThrownWithItsCodeAndItsNumber(string name, string code, string reason)
    {
        var thrown = JsonDocument.Parse(await CallAsync(name)).RootElement.GetProperty("thrown").GetString()!;

        Assert.StartsWith(code, thrown, StringComparison.Ordinal);
        Assert.Matches(" request id: [0-9A-F-]{36}", thrown);
        Assert.Contains(reason, TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingPermissionIsA403()
    {
        Group.App.Deny("qyapi_robot_sendmsg");

        var thrown = JsonDocument.Parse(await CallAsync("denied")).RootElement.GetProperty("thrown").GetString()!;

        Assert.StartsWith("Forbidden.AccessDenied.AccessTokenPermissionDenied: code: 403, ", thrown, StringComparison.Ordinal);
        Assert.Contains("qyapi_robot_sendmsg", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    Task<string> CallAsync(string name) => SendAsync(
        name,
        $$"""
        {"appKey":"{{Group.App.AppKey}}","appSecret":"{{Group.App.AppSecret}}","robotCode":"{{Group.App.RobotCode}}","conversation":"{{Group.App.Conversations[0]}}"}
        """);
}
