using System.Net;
using System.Text.Json;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class UsersSendTests
{
    readonly AppServer _server = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UsersTravelInTwentiesEachOnce()
    {
        var users = Enumerable.Range(0, 45).Select(static i => $"u{i}").ToArray();
        using var robot = new AppRobot(_server.Options());
        var result = await robot.SendToUsersAsync([.. users, "u3", "u44"], new TextMessage("x"), Token);
        Assert.True(result.AreAllAccepted);
        Assert.Equal(users, result.Users.Select(static user => user.UserId));
        Assert.Equal([20, 20, 5], _server.To(AppServer.UsersPath).Select(static call => Users(call).Length));
        Assert.Equal(users, _server.To(AppServer.UsersPath).SelectMany(Users));
        Assert.Equal(3, result.Calls.Count);
        Assert.Equal(["key+/=", "key+/=", "key+/="], result.Call.ProcessQueryKeys);
        Assert.Equal(SendOutcome.Accepted, result.Call.Outcome);
    }

    [Fact]
    public async Task TheCallHasExactlyTheDocumentedForm()
    {
        using var robot = new AppRobot(_server.Options() with { RobotCode = "dingrobot" });
        await robot.SendToUsersAsync(["u1", "u2"], new MarkdownMessage("T", "x"), Token);
        Assert.Equal(
            """{"robotCode":"dingrobot","userIds":["u1","u2"],"msgKey":"sampleMarkdown","msgParam":"{\"title\":\"T\",\"text\":\"x\"}"}""",
            Assert.Single(_server.To(AppServer.UsersPath)).Body);
    }

    [Fact]
    public async Task EachUserHasAResultOfItsOwn()
    {
        _server.Answer(
            AppServer.UsersPath,
            """{"processQueryKey":"k","invalidStaffIdList":["u2","stranger"],"flowControlledStaffIdList":["u3"]}""");
        using var robot = new AppRobot(_server.Options());
        var result = await robot.SendToUsersAsync(["u1", "u2", "u3"], new TextMessage("x"), Token);
        Assert.Equal(
            [UserOutcome.Accepted, UserOutcome.Invalid, UserOutcome.FlowControlled],
            result.Users.Select(static user => user.Outcome));
        Assert.Equal(["u3"], result.With(UserOutcome.FlowControlled));
        Assert.False(result.AreAllAccepted);
        Assert.Equal((SendOutcome.Accepted, SendReason.Partial, false), (result.Call.Outcome, result.Call.Reason, result.Call.MayRepeat));
        Assert.Contains("1 of 3 users (1 unknown, 1 sent too much)", result.Explain());
    }

    [Theory]
    [InlineData("""{"processQueryKey":"k","flowControlledStaffIdList":["u1"]}""", SendOutcome.NotAccepted, SendReason.Throttled)]
    [InlineData("""{"processQueryKey":"k","invalidStaffIdList":["u1"]}""", SendOutcome.RefusedForContent, SendReason.UnknownUser)]
    public async Task AMessageThatReachesNobodyIsNotAccepted(string body, SendOutcome outcome, SendReason reason)
    {
        _server.Answer(AppServer.UsersPath, body);
        using var robot = new AppRobot(_server.Options());
        var result = await robot.ToUsers("u1").SendAsync(new TextMessage("x"), Token);
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task AfterAFailureThatWouldComeAgainTheRestIsNotAttempted()
    {
        AnswerSecond("""{"code":"bot.stopped","message":"x"}""", HttpStatusCode.BadRequest);
        using var robot = new AppRobot(_server.Options());
        var result = await robot.SendToUsersAsync(Enumerable.Range(0, 50).Select(static i => $"u{i}"), new TextMessage("x"), Token);
        Assert.Equal(20, result.With(UserOutcome.Accepted).Count);
        Assert.Equal(20, result.With(UserOutcome.Refused).Count);
        Assert.Equal(10, result.With(UserOutcome.NotAttempted).Count);
        Assert.Equal(2, _server.To(AppServer.UsersPath).Count);
        Assert.Contains("stopped", result.Explain());
    }

    [Fact]
    public async Task WhatIsInDoubtIsNotSentAgainAndTold()
    {
        AnswerSecond("oops", HttpStatusCode.BadGateway);
        using var robot = new AppRobot(_server.Options());
        var result = await robot.SendToUsersAsync(Enumerable.Range(0, 50).Select(static i => $"u{i}"), new TextMessage("x"), Token);
        Assert.Equal(20, result.With(UserOutcome.InDoubt).Count);
        Assert.Equal(10, result.With(UserOutcome.NotAttempted).Count);
        Assert.Equal(2, _server.To(AppServer.UsersPath).Count);
        Assert.False(result.Call.MayRepeat);
        Assert.False(result.Calls[1].MayRepeat);
    }

    [Fact]
    public async Task AnUnknownUserSpoilsItsOwnCallOnly()
    {
        AnswerSecond("""{"code":"invalidParameter.userIds.invalid","message":"x"}""", HttpStatusCode.BadRequest);
        using var robot = new AppRobot(_server.Options());
        var result = await robot.SendToUsersAsync(Enumerable.Range(0, 50).Select(static i => $"u{i}"), new TextMessage("x"), Token);
        Assert.Equal(30, result.With(UserOutcome.Accepted).Count);
        Assert.Equal(20, result.With(UserOutcome.Refused).Count);
    }

    [Fact]
    public async Task ACancellationHalfWayTellsWhoHasTheMessage()
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;
        _server.Answer(AppServer.UsersPath, async (_, cancellation) =>
        {
            if (++calls == 1) return ScriptedHandler.Response("""{"processQueryKey":"k"}""");
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        });
        using var robot = new AppRobot(_server.Options());
        var result = await robot.SendToUsersAsync(Enumerable.Range(0, 50).Select(static i => $"u{i}"), new TextMessage("x"), stop.Token);
        Assert.Equal(20, result.With(UserOutcome.Accepted).Count);
        Assert.Equal(20, result.With(UserOutcome.InDoubt).Count);
        Assert.Equal(10, result.With(UserOutcome.NotAttempted).Count);
    }

    [Fact]
    public async Task WrongReceiversAreTheCallersMistake()
    {
        using var robot = new AppRobot(_server.Options());
        await Assert.ThrowsAsync<ArgumentException>(() => robot.SendToUsersAsync([], new TextMessage("x"), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => robot.SendToUsersAsync(["u", " "], new TextMessage("x"), Token));
        Assert.Throws<ArgumentException>(() => robot.ToUsers());
        Assert.Throws<ArgumentException>(() => robot.ToGroup(""));
        Assert.Empty(_server.Calls);
    }

    void AnswerSecond(string body, HttpStatusCode status)
    {
        var calls = 0;
        _server.Answer(AppServer.UsersPath, _ => ++calls == 2
            ? ScriptedHandler.Response(body, status)
            : ScriptedHandler.Response("""{"processQueryKey":"k"}"""));
    }

    static string[] Users(AppCall call) => JsonDocument.Parse(call.Body).RootElement.GetProperty("userIds")
        .EnumerateArray().Select(static user => user.GetString()!).ToArray();
}
