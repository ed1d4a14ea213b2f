using System.Net;
using System.Text;
using System.Text.Json;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

public sealed class ControlEndpointTests : GroupTest
{
    string Origin => new Uri(Group.Webhook).GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task TheStateTellsTheWindowButNotTheSecret()
    {
        await RestartAsync(new DingTalkGroupOptions { PerMinute = 1, Keywords = ["a"] });
        await SayAsync("a");
        await SayAsync("a");
        Group.Fail(RobotFault.Hang);
        Group.Secret = "SECsecret";

        var json = await Sender.Http.GetStringAsync($"{Origin}/api/state", Cancelled);

        var state = JsonDocument.Parse(json).RootElement;
        var robot = state.GetProperty("robots")[0];
        Assert.Equal(Group.Token, robot.GetProperty("token").GetString());
        Assert.True(robot.GetProperty("signed").GetBoolean());
        Assert.Equal(1, robot.GetProperty("takenThisMinute").GetInt32());
        Assert.Equal(Clock.GetUtcNow().AddMinutes(10), robot.GetProperty("closedUntil").GetDateTimeOffset());
        Assert.Equal(1, state.GetProperty("takenThisMonth").GetInt32());
        Assert.Equal(1, state.GetProperty("pendingFaults").GetInt32());
        Assert.DoesNotContain("SECsecret", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"fault":"refuse","errcode":7,"errmsg":"seven"}""", """{"errcode":7,"errmsg":"seven"}""")]
    [InlineData("""{"fault":"empty"}""", "")]
    [InlineData("""{"fault":"html"}""", "<!DOCTYPE html>")]
    [InlineData("""{"fault":"x5"}""", """{"status":1111""")]
    [InlineData("""{"fault":"notJson"}""", "{errcode=0")]
    [InlineData("""{"fault":"throttle"}""", """{"errcode":130101""")]
    [InlineData("""{"fault":"stringErrcode"}""", """{"errcode":"0""")]
    [InlineData("""{"fault":"huge","bytes":200}""", """{"errmsg":"xxx""")]
    [InlineData("""{"fault":"httpStatus","status":503}""", "<html><body><h1>503")]
    public async Task AFaultCanBeAskedForOverHttp(string fault, string answer)
    {
        Assert.Equal(HttpStatusCode.Created, (await PostFaultAsync(fault)).Status);

        Assert.StartsWith(answer, (await SayAsync("a")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultsCanBeClearedAndTheGroupResetOverHttp()
    {
        await PostFaultAsync("""{"fault":"refuse","errcode":7,"times":0}""");
        Assert.Equal(7, (await SayAsync("a")).ErrCode);
        Assert.Equal(7, (await SayAsync("a")).ErrCode);
        await Sender.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Origin}/api/faults"));
        Assert.Equal(0, (await SayAsync("a")).ErrCode);

        await Sender.JsonAsync($"{Origin}/api/reset", "");

        Assert.Empty(Group.Requests);
    }

    [Theory]
    [InlineData("""{"fault":"nonsense"}""")]
    [InlineData("""{"fault":"delay","milliseconds":-1}""")]
    [InlineData("""{"fault":"hang","times":-1}""")]
    [InlineData("""{"fault":null}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task WhatIsNoFaultIsRefused(string fault)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostFaultAsync(fault)).Status);
        Assert.Equal(0, (await SayAsync("a")).ErrCode);
    }

    [Fact]
    public async Task AFaultOfOneRobotLeavesTheOthersAlone()
    {
        var other = Group.AddRobot("other");
        await PostFaultAsync("""{"kind":"refuse","errcode":7,"times":0,"robot":"other"}""");

        Assert.Equal(0, (await SayAsync("a")).ErrCode);
        Assert.Equal(7, (await Sender.JsonAsync(other.Webhook, Sender.Text("a"))).ErrCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostFaultAsync("""{"kind":"hang","robot":"nobody"}""")).Status);
    }

    [Fact]
    public async Task AFaultThatIsSwitchedOffLetsItsRequestsGo()
    {
        await PostFaultAsync("""{"kind":"delay","milliseconds":60000}""");
        await PostFaultAsync("""{"kind":"hang","afterAccepting":true}""");
        await PostFaultAsync("""{"kind":"hang"}""");
        var delayed = SayAsync("delayed");
        await Group.WaitForHeldRequestsAsync(1, cancellationToken: Cancelled);
        var accepted = SayAsync("accepted");
        await Group.WaitForHeldRequestsAsync(2, cancellationToken: Cancelled);
        var swallowed = SayAsync("swallowed");
        await Group.WaitForHeldRequestsAsync(3, cancellationToken: Cancelled);
        var faults = JsonDocument.Parse(await Sender.Http.GetStringAsync($"{Origin}/api/faults", Cancelled)).RootElement.GetProperty("faults");
        Assert.Equal([(1, 0, 1), (2, 0, 1), (3, 0, 1)], faults.EnumerateArray().Select(fault =>
            (fault.GetProperty("id").GetInt32(), fault.GetProperty("left").GetInt32(), fault.GetProperty("held").GetInt32())));

        await Sender.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Origin}/api/faults/1"));
        Assert.Equal(0, (await delayed).ErrCode);
        Assert.False(accepted.IsCompleted);
        await Sender.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Origin}/api/faults"));

        Assert.Equal(0, (await accepted).ErrCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => swallowed);
        Assert.Equal(["accepted", "delayed"], Group.Messages.Select(message => message.Text).Order());
        Assert.Equal("""{"faults":[]}""", await Sender.Http.GetStringAsync($"{Origin}/api/faults", Cancelled));
    }

    Task<Answered> PostFaultAsync(string json) =>
        Sender.PostAsync($"{Origin}/api/faults", Encoding.UTF8.GetBytes(json), "application/json");
}
