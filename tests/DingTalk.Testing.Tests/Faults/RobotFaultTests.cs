using System.Net;
using System.Text.Json;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Faults;

public sealed class RobotFaultTests : GroupTest
{
    [Fact]
    public async Task ADelayedMessageIsCountedOnlyWhenItIsLetThrough()
    {
        Group.Fail(RobotFault.Delay(TimeSpan.FromSeconds(7)));
        var answer = SayAsync("late");
        await Group.WaitForHeldRequestsAsync(cancellationToken: Cancelled);
        Assert.Empty(Group.Requests);

        Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(0, (await answer).ErrCode);
        Assert.Equal(Clock.GetUtcNow(), Group.Messages[0].ReceivedAt);
    }

    [Fact]
    public async Task ADelayedMessageArrivesEvenWhenItsClientHasGivenUp()
    {
        Group.Fail(RobotFault.Delay(TimeSpan.FromSeconds(7)));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using var content = new StringContent(Sender.Text("late"), null, "application/json");
        var call = Sender.Http.PostAsync(Group.Webhook, content, patience.Token);
        await Group.WaitForHeldRequestsAsync(cancellationToken: Cancelled);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal("late", (await Group.WaitForMessageAsync(cancellationToken: Cancelled)).Text);
    }

    [Fact]
    public async Task ADelayedAnswerLeavesTheMessageShown()
    {
        Group.Fail(RobotFault.Delay(TimeSpan.FromSeconds(7)).AfterAccepting());
        var answer = SayAsync("a");
        await Group.WaitForHeldRequestsAsync(cancellationToken: Cancelled);
        Assert.Single(Group.Messages);
        Assert.False(answer.IsCompleted);

        Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(0, (await answer).ErrCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AHangingRequestEndsWhenItsClientGivesUp(bool accepted)
    {
        Group.Fail(accepted ? RobotFault.AcceptThenHang : RobotFault.Hang);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using var content = new StringContent(Sender.Text("a"), null, "application/json");
        var call = Sender.Http.PostAsync(Group.Webhook, content, patience.Token);
        await Group.WaitForHeldRequestsAsync(cancellationToken: Cancelled);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        while (Group.HeldRequests > 0) await Task.Yield();
        var request = Assert.Single(Group.Requests);
        Assert.Equal("a", request.Text);
        Assert.Equal(accepted ? MessageOutcome.Delivered : MessageOutcome.Refused, request.Outcome);
        Assert.Equal(accepted ? 0 : -1, request.ErrCode);
        Assert.StartsWith(accepted ? "fault after accepting: no answer. It" : "fault: no answer. It", request.Reason, StringComparison.Ordinal);
        Assert.EndsWith(accepted ? "the sender was not told of it so." : "nobody sees it.", request.Reason, StringComparison.Ordinal);
        Assert.Equal(0, (await SayAsync("b")).ErrCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AResetConnectionHasNoAnswer(bool accepted)
    {
        Group.Fail(accepted ? RobotFault.AcceptThenReset : RobotFault.Reset);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync("a"));

        Assert.IsType<IOException>(failure.InnerException, exactMatch: false);
        Assert.Equal(accepted ? 1 : 0, Group.Messages.Count);
        Assert.Single(Group.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(204)]
    public async Task AStatusOtherThan200IsAnswered(int status)
    {
        Group.Fail(RobotFault.HttpStatus(status));
        Group.Fail(RobotFault.HttpStatus(status).AfterAccepting());

        Assert.Equal((HttpStatusCode)status, (await SayAsync("before")).Status);
        Assert.Equal((HttpStatusCode)status, (await SayAsync("after")).Status);
        Assert.Equal("after", Assert.Single(Group.Messages).Text);
    }

    [Fact]
    public async Task AnswersThatAreNotDingTalksComeWithStatus200()
    {
        Group.Fail(RobotFault.Html);
        Group.Fail(RobotFault.X5);
        Group.Fail(RobotFault.Empty);
        Group.Fail(RobotFault.NotJson);

        var html = await SayAsync("a");
        var x5 = await SayAsync("a");
        var empty = await SayAsync("a");
        var notJson = await SayAsync("a");

        Assert.All(new[] { html, x5, empty, notJson }, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal("text/html", html.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", html.Body, StringComparison.Ordinal);
        Assert.False(JsonDocument.Parse(x5.Body).RootElement.TryGetProperty("errcode", out _));
        Assert.Equal((0, ""), (empty.Length, empty.Body));
        Assert.ThrowsAny<JsonException>(() => { JsonDocument.Parse(notJson.Body); });
        Assert.Empty(Group.Messages);
        Assert.Equal([-1, -1, -1, -1], Group.Requests.Select(request => request.ErrCode));
    }

    [Fact]
    public async Task TheCodeMayComeAsText()
    {
        Group.Keywords = ["k"];
        Group.Fail(RobotFault.StringErrcode, 2);

        var delivered = await SayAsync("k");
        var refused = await SayAsync("a");

        Assert.Equal("""{"errcode":"0","errmsg":"ok"}""", delivered.Body);
        Assert.Equal("""{"errcode":"310000","errmsg":"keywords not in content"}""", refused.Body);
        Assert.Equal("k", Assert.Single(Group.Messages).Text);
    }

    [Fact]
    public async Task AnAnswerMayBeHuge()
    {
        Group.Fail(RobotFault.Huge(1_000_000));
        Group.Fail(RobotFault.Huge(1_000_000).AfterAccepting());

        var before = await SayAsync("before");
        var after = await SayAsync("after");

        Assert.True(before.Length > 1_000_000);
        Assert.Equal([-1, 0], new[] { before.ErrCode, after.ErrCode });
        Assert.Equal("after", Assert.Single(Group.Messages).Text);
    }

    [Fact]
    public async Task AnyRefusalCanBeAskedFor()
    {
        Group.Fail(RobotFault.Refuse(400102, "bot is stopped"));

        var answer = await SayAsync("a");

        Assert.Equal((400102, "bot is stopped"), (answer.ErrCode, answer.ErrMsg));
        Assert.Equal(400102, Group.Requests[0].ErrCode);
        Assert.StartsWith("fault: refused with 400102. It was switched on", Group.Requests[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRobotCanBeThrottledNow()
    {
        Group.Fail(RobotFault.Throttle);

        var first = await SayAsync("a");
        Clock.Advance(TimeSpan.FromSeconds(599));
        var second = await SayAsync("b");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await SayAsync("c");

        Assert.Equal([130101, 130101, 0], new[] { first.ErrCode, second.ErrCode, third.ErrCode });
    }

    [Fact]
    public async Task FaultsComeInTheirOrderAsOftenAsAskedFor()
    {
        Group.Fail(RobotFault.Refuse(1, "one"), 2);
        Group.FailUntilCleared(RobotFault.Refuse(2, "two"));
        var codes = new List<int>();
        for (var i = 0; i < 5; i++) codes.Add((await SayAsync("a")).ErrCode);
        Group.ClearFaults();
        codes.Add((await SayAsync("a")).ErrCode);

        Assert.Equal([1, 1, 2, 2, 2, 0], codes);
    }

    [Fact]
    public async Task AMessageThatAFaultSwallowedCanBeSentAgain()
    {
        Group.Fail(RobotFault.HttpStatus(500));
        Group.Fail(RobotFault.HttpStatus(500).AfterAccepting());
        for (var i = 0; i < 3; i++) await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id"));

        Assert.Equal(
            [MessageOutcome.Refused, MessageOutcome.Delivered, MessageOutcome.Refused],
            Group.Requests.Select(request => request.Outcome));
    }
}
