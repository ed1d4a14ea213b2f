using System.Net.Sockets;
using System.Text;
using DingTalk.Robots.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static DingTalk.Robots.SendOutcome;
using static DingTalk.Robots.SendReason;

namespace DingTalk.Robots.Tests.Webhook;

/// <summary>What goes wrong on the wire, with a real socket on the other side and a clock that the test turns.</summary>
public sealed class WebhookFaultTests
{
    readonly FakeTimeProvider _clock = Some.Clock();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>hi</html>", InDoubt, Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", InDoubt, Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"errcode\":0}", Delivered, None)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"errcode\":\"0\"}", Delivered, None)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"errco\r\n6\r\nde\":0}\r\n0\r\n\r\n", Delivered, None)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n{\"errcode\":0}", Delivered, None)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"errcode\":0}", InDoubt, NoAnswer)]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 100\r\n\r\n<html>", InDoubt, ServerError)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", RefusedForConfiguration, Other)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", InDoubt, Unreadable)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", InDoubt, NoAnswer)]
    [InlineData("", InDoubt, NoAnswer)]
    public async Task AnAnswerIsJudgedAsItIs(string answer, SendOutcome outcome, SendReason reason)
    {
        await using var server = RawServer.Answering(answer);
        var result = await SendAsync(server.Webhook());
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task WhoeverIsRefusedForATimeThatAgreesIsRefusedForGood()
    {
        const string body = "{\"errcode\":310000,\"errmsg\":\"invalid timestamp\"}";
        var date = _clock.GetUtcNow().AddHours(2).ToString("R");
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nDate: {date}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var robot = Robot(server.Webhook());
        Assert.Equal((NotAccepted, SendReason.Clock), Read(await robot.SendAsync(Some.Text, Token)));
        Assert.Equal((RefusedForConfiguration, SendReason.Clock), Read(await robot.SendAsync(Some.Text, Token)));

        static (SendOutcome, SendReason) Read(SendResult result) => (result.Outcome, result.Reason);
    }

    [Fact]
    public async Task AnEndlessAnswerIsNotReadToItsEnd()
    {
        const int Huge = 100 * 1024 * 1024;
        var sent = 0L;
        var over = new TaskCompletionSource();
        await using var server = new RawServer(async (socket, stop) =>
        {
            await RawServer.ReadRequestAsync(socket, stop);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Huge}\r\n\r\n"), stop);
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 65536));
            try
            {
                while (sent < Huge) sent += await socket.SendAsync(chunk, stop);
            }
            finally
            {
                over.SetResult();
            }
        });
        var result = await SendAsync(server.Webhook());
        Assert.Equal((InDoubt, Unreadable), (result.Outcome, result.Reason));
        await over.Task;
        Assert.InRange(sent, 0, Huge / 4);
    }

    [Fact]
    public async Task AServerThatNeverAnswersCostsOneTimeOut()
    {
        var received = new TaskCompletionSource();
        await using var server = new RawServer(async (socket, stop) =>
        {
            await RawServer.ReadRequestAsync(socket, stop);
            received.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var robot = Robot(server.Webhook());
        var sending = robot.SendAsync(Some.Text, Token);
        await received.Task;
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(sending.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        var result = await sending;
        Assert.Equal((InDoubt, NoAnswer), (result.Outcome, result.Reason));
        Assert.Contains("10 s", result.Advice);
    }

    [Fact]
    public async Task TheTimeOutCoversTheBodyToo()
    {
        await using var server = new RawServer(async (socket, stop) =>
        {
            await RawServer.ReadRequestAsync(socket, stop);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"errcode\":"u8.ToArray(), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        var handler = new ArrivalHandler();
        using var robot = new WebhookRobot(Some.Options(handler, _clock, server.Webhook()));
        var sending = robot.SendAsync(Some.Text, Token);
        await handler.Arrived;
        _clock.Advance(TimeSpan.FromSeconds(10));
        var result = await sending;
        Assert.Equal((InDoubt, NoAnswer, 200), (result.Outcome, result.Reason, result.HttpStatus));
    }

    [Fact]
    public async Task AResetAfterTheRequestIsInDoubt()
    {
        await using var server = new RawServer(async (socket, stop) =>
        {
            await RawServer.ReadRequestAsync(socket, stop);
            socket.LingerState = new LingerOption(true, 0);
        });
        var result = await SendAsync(server.Webhook());
        Assert.Equal((InDoubt, NoAnswer), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task NobodyListensIsSurelyNotAccepted()
    {
        var server = RawServer.Answering("");
        await server.DisposeAsync();
        var result = await SendAsync(server.Webhook());
        Assert.Equal((NotAccepted, Unreachable), (result.Outcome, result.Reason));
        Assert.Contains($"127.0.0.1:{server.Port}", result.Advice);
        Assert.IsType<HttpRequestException>(result.Exception);
    }

    [Fact]
    public async Task AServerWithoutTlsIsSurelyNotAccepted()
    {
        await using var server = RawServerWithoutTls();
        var result = await SendAsync(server.Webhook().Replace("http://", "https://"));
        Assert.Equal((NotAccepted, Unreachable), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task AnUnknownHostIsSurelyNotAccepted()
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => throw new SocketException((int)SocketError.HostNotFound),
        };
        using var robot = new WebhookRobot(Some.Options(handler, _clock));
        var result = await robot.SendAsync(Some.Text, Token);
        Assert.Equal((NotAccepted, Unreachable), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task ATimeOutWhileConnectingIsSurelyNotAccepted()
    {
        var connecting = new TaskCompletionSource();
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                connecting.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
                throw new SocketException((int)SocketError.TimedOut);
            },
        };
        using var robot = new WebhookRobot(Some.Options(handler, _clock));
        var sending = robot.SendAsync(Some.Text, Token);
        await connecting.Task;
        _clock.Advance(TimeSpan.FromSeconds(10));
        var result = await sending;
        Assert.Equal((NotAccepted, Unreachable), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task DisposingARobotEndsItsCalls()
    {
        var received = new TaskCompletionSource();
        await using var server = new RawServer(async (socket, stop) =>
        {
            await RawServer.ReadRequestAsync(socket, stop);
            received.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        var robot = Robot(server.Webhook());
        var sending = robot.SendAsync(Some.Text, Token);
        await received.Task;
        robot.Dispose();
        Assert.Equal(InDoubt, (await sending).Outcome);
    }

    static RawServer RawServerWithoutTls() => new(async (socket, stop) =>
    {
        await socket.ReceiveAsync(new byte[16], SocketFlags.None, stop);
        await socket.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
    });

    WebhookRobot Robot(string webhook) => new(new WebhookRobotOptions { Webhook = webhook, TimeProvider = _clock });

    async Task<SendResult> SendAsync(string webhook)
    {
        using var robot = Robot(webhook);
        return await robot.SendAsync(Some.Text, Token);
    }
}
