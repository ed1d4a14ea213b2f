using System.Net;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Samples;

public sealed class SampleTests : IDisposable
{
    readonly AppServer _server = new();
    readonly StringWriter _console = new();
    readonly string _file = Path.Combine(Path.GetTempPath(), $"chart-{Guid.NewGuid():N}.png");

    public void Dispose()
    {
        _console.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task TheThreeProgramsOfTheHowToWork()
    {
        _server.Answer("/media/upload", """{"errcode":0,"media_id":"@abc"}""");
        await File.WriteAllBytesAsync(_file, [1, 2, 3], TestContext.Current.CancellationToken);
        await HowToPrograms.TextAsync(_server.Options(), "cid", _console);
        await HowToPrograms.ImageAsync(_server.Options(), "cid", _file, _console);
        await HowToPrograms.LinkAsync(_server.Options(), "cid", _console);
        Assert.Equal(
            ["sampleText", "sampleImageMsg", "sampleLink"],
            _server.To(AppServer.GroupPath).Select(static call => System.Text.Json.JsonDocument.Parse(call.Body).RootElement.GetProperty("msgKey").GetString()));
        Assert.All(_console.ToString().TrimEnd().Split(Environment.NewLine), static line => Assert.StartsWith("DingTalk took the message", line));
    }

    [Fact]
    public async Task AProgramFailsWithASentenceThatHelps()
    {
        using (var large = File.OpenWrite(_file)) large.SetLength((20 * 1024 * 1024) + 1);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => HowToPrograms.ImageAsync(_server.Options(), "cid", _file, _console));
        Assert.Contains("20 MB", failure.Message);

        _server.Answer(AppServer.GroupPath, """{"code":"invalid.openConversationId","message":"x"}""", HttpStatusCode.BadRequest);
        await HowToPrograms.TextAsync(_server.Options(), "cid", _console);
        Assert.Contains("the robot is not in it", _console.ToString());
        var plain = _server.Options() with { ApiAddress = "http://api.dingtalk.com" };
        Assert.Contains("https", (await Assert.ThrowsAsync<ArgumentException>(() => HowToPrograms.TextAsync(plain, "cid", _console))).Message);
    }

    [Fact]
    public async Task APipelineRepeatsWhatMayBeRepeatedUnderTheSameKey()
    {
        var answers = new Queue<string>(["oops", """{"errcode":-1,"errmsg":"x"}""", Some.OkBody]);
        var handler = new ScriptedHandler((_, _) => Task.FromResult(ScriptedHandler.Response(answers.Peek(), answers.Dequeue() == "oops" ? HttpStatusCode.BadGateway : HttpStatusCode.OK)));
        var clock = Some.Clock();
        using var webhook = new WebhookRobot(Some.Options(handler, clock));
        var sending = new ResilientRobot(webhook, clock).SendAsync(new TextMessage("x"), TestContext.Current.CancellationToken);
        while (!sending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True((await sending).IsDelivered);
        Assert.Equal(3, handler.Bodies.Count);
        Assert.Single(handler.Bodies.Distinct());
    }

    [Fact]
    public async Task APipelineDoesNotRepeatWhatIsInDoubtThroughAnApp()
    {
        _server.Answer(AppServer.GroupPath, "oops", HttpStatusCode.BadGateway);
        using var app = new AppRobot(_server.Options());
        var result = await new ResilientRobot(app.ToGroup("cid")).SendAsync(new TextMessage("x"), TestContext.Current.CancellationToken);
        Assert.Equal(SendOutcome.InDoubt, result.Outcome);
        Assert.Single(_server.To(AppServer.GroupPath));
    }
}
