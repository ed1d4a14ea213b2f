using System.Diagnostics;
using System.Text;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Webhook;

public sealed class WebhookRobotTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACallIsAPostOfJsonWithItsLength()
    {
        using var activity = new Activity("the application's own").Start();
        var received = new TaskCompletionSource<string>();
        await using var server = new RawServer(async (socket, stop) =>
        {
            received.SetResult(await RawServer.ReadRequestAsync(socket, stop));
            await socket.SendAsync(Encoding.UTF8.GetBytes(RawServer.Http(Some.OkBody)), stop);
        });
        using var robot = new WebhookRobot(new WebhookRobotOptions
        {
            Webhook = server.Webhook("tok"),
            Secret = "4f7768e1",
            TimeProvider = Some.Clock(),
        });
        var message = new TextMessage("错误 🔥");
        Assert.True((await robot.SendAsync(message, Token)).IsDelivered);

        var request = await received.Task;
        Assert.StartsWith(
            "POST /robot/send?access_token=tok&timestamp=1576758872140&sign=9EmKMljsF%2BavVU9624KVA50%2FazwCYeW%2B%2FvJ0puBIvuM%3D HTTP/1.1\r\n",
            request);
        Assert.Contains("\r\nContent-Type: application/json; charset=utf-8\r\n", request);
        Assert.Contains($"\r\nContent-Length: {robot.Measure(message)}\r\n", request);
        Assert.EndsWith("\r\n\r\n{\"msgtype\":\"text\",\"text\":{\"content\":\"错误 🔥\"}}", request);
        string[] unwanted =
        [
            "Transfer-Encoding", "Expect", "Cookie",
#if !NETSTANDARD_ASSET
            // The netstandard2.0 asset's handler has no switch for these; on .NET Framework, which it is for, it sends none.
            "traceparent", "Request-Id",
#endif
        ];
        foreach (var header in unwanted)
            Assert.DoesNotContain($"\r\n{header}:", request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task EveryCallIsSignedAnew()
    {
        var clock = Some.Clock();
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = new WebhookRobot(Some.Options(handler, clock) with { Secret = "4f7768e1" });
        await robot.SendAsync(Some.Text, Token);
        clock.Advance(TimeSpan.FromHours(2));
        await robot.SendAsync(Some.Text, Token);

        Assert.Contains("timestamp=1576758872140&", handler.Addresses[0].Query);
        Assert.Contains("timestamp=1576766072140&", handler.Addresses[1].Query);
        Assert.NotEqual(handler.Addresses[0].Query[^20..], handler.Addresses[1].Query[^20..]);
        Assert.Equal(2, handler.Addresses[1].Query.Split("sign=").Length);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task ABodyOverTheLimitIsNeverSent(int over, bool isSent)
    {
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        var frame = robot.Measure(new TextMessage("x")) - 1;
        var message = new TextMessage(new string('x', robot.MaxMessageBytes - frame + over));
        Assert.Equal(20_000 + over, robot.Measure(message));

        var result = await robot.SendAsync(message, Token);
        Assert.Equal(isSent, result.IsDelivered);
        Assert.Equal(isSent ? 1 : 0, handler.Bodies.Count);
        Assert.Equal(isSent ? 19 : 20, robot.RateLimiter.GetStatistics()!.CurrentAvailablePermits);
        if (!isSent) Assert.Equal((SendOutcome.RefusedForContent, SendReason.TooLong), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task ARobotKnowsThatItIsSending()
    {
        var inside = new List<bool>();
        var handler = new ScriptedHandler(async (_, _) =>
        {
            inside.Add(WebhookRobot.IsSending);
            await Task.Yield();
            inside.Add(WebhookRobot.IsSending);
            return ScriptedHandler.Response(Some.OkBody);
        });
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        Assert.False(WebhookRobot.IsSending);
        var sending = robot.SendAsync(Some.Text, Token);
        Assert.False(WebhookRobot.IsSending);
        await sending;
        Assert.False(WebhookRobot.IsSending);
        Assert.Equal([true, true], inside);
    }

    [Fact]
    public async Task ACancelledCallThrowsAndSaysNothingOfTheAddress()
    {
        using var cancel = new CancellationTokenSource();
        var handler = new ScriptedHandler(async (_, stop) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("unreachable");
        });
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => robot.SendAsync(Some.Text, cancel.Token));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.Equal(19, robot.RateLimiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task ADisposedRobotSendsNothing()
    {
        var handler = new ScriptedHandler(Some.OkBody);
        var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        robot.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => robot.SendAsync(Some.Text, Token));
        Assert.Empty(handler.Bodies);
    }

    [Fact]
    public async Task AHandlerThatThrowsAnythingIsAResult()
    {
        var handler = new ScriptedHandler((_, _) => throw new InvalidOperationException("a bug"));
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        var result = await robot.SendAsync(Some.Text, Token);
        Assert.Equal((SendOutcome.InDoubt, SendReason.NoAnswer), (result.Outcome, result.Reason));
        Assert.IsType<InvalidOperationException>(result.Exception);
    }
}
