using System.Diagnostics;
using System.Reflection;
using System.Runtime.Versioning;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Webhook;

/// <summary>The access token and the secret appear in nothing that somebody may read.</summary>
public sealed class SecretTests
{
    readonly string _token = Some.Token();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void OptionsDoNotPrintThem()
    {
        var options = Options(new ScriptedHandler(Some.OkBody));
        Shown(options.ToString());
        Assert.Contains("oapi.dingtalk.com", options.ToString());
        Shown((options with { Webhook = _token }).ToString());
    }

    [Fact]
    public void ARobotDoesNotPrintThem()
    {
        using var robot = new WebhookRobot(Options(new ScriptedHandler(Some.OkBody)));
        Assert.Equal("WebhookRobot { oapi.dingtalk.com }", robot.ToString());
        Shown(robot.RateLimiter.ToString());
    }

    [Fact]
    public async Task AnAnswerThatRepeatsThemIsHandedOnWithout()
    {
        var result = await SendAsync(new ScriptedHandler(
            $$"""{"errcode":300005,"errmsg":"token {{_token}} is not exist, secret {{Some.Secret}}"}"""));
        Shown(result);
        Assert.Equal("token *** is not exist, secret ***", result.ErrorMessage);
    }

    [Fact]
    public async Task AHandlersExceptionThatRepeatsThemIsReplaced()
    {
        var result = await SendAsync(new ScriptedHandler((request, _) =>
            throw new InvalidOperationException("outer", new HttpRequestException($"POST {request.RequestUri} with {Some.Secret} failed"))));
        Shown(result);
        Assert.Contains("failed", result.Exception!.Message);
    }

    [Fact]
    public async Task ARealFailureDoesNotRepeatThem()
    {
        var server = RawServer.Answering("");
        await server.DisposeAsync();
        foreach (var webhook in new[] { server.Webhook(_token), server.Webhook(_token).Replace("http:", "https:") })
        {
            using var robot = new WebhookRobot(new WebhookRobotOptions { Webhook = webhook, Secret = Some.Secret, TimeProvider = Some.Clock() });
            var result = await robot.SendAsync(Some.Text, Token);
            Assert.NotNull(result.Exception);
            Shown(result);
        }
    }

    [Fact]
    public async Task NoTraceShowsACall()
    {
        // The handler of the netstandard2.0 asset has no such switch.
        var asset = typeof(WebhookRobot).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        if (asset.StartsWith(".NETStandard", StringComparison.Ordinal)) return;

        var traced = new List<string>();
        var mine = new AsyncLocal<bool> { Value = true };
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity =>
            {
                if (mine.Value) traced.Add(activity.OperationName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = RawServer.Answering(RawServer.Http(Some.OkBody));
        using var robot = new WebhookRobot(new WebhookRobotOptions { Webhook = server.Webhook(_token), TimeProvider = Some.Clock() });
        Assert.True((await robot.SendAsync(Some.Text, Token)).IsDelivered);
        Assert.Empty(traced);

        // The listener would have seen it.
        using var http = new HttpClient();
        await using var other = RawServer.Answering(RawServer.Http(Some.OkBody));
        using var answer = await http.PostAsync(new Uri(other.Webhook()), new StringContent("x"), Token);
        Assert.NotEmpty(traced);
    }

    [Fact]
    public async Task ALostConnectionDoesNotRepeatThem()
    {
        await using var server = RawServer.Answering("nonsense\r\n");
        using var robot = new WebhookRobot(new WebhookRobotOptions { Webhook = server.Webhook(_token), Secret = Some.Secret, TimeProvider = Some.Clock() });
        var result = await robot.SendAsync(Some.Text, Token);
        Assert.NotNull(result.Exception);
        Shown(result);
    }

    async Task<SendResult> SendAsync(ScriptedHandler handler)
    {
        using var robot = new WebhookRobot(Options(handler));
        return await robot.SendAsync(Some.Text, Token);
    }

    WebhookRobotOptions Options(ScriptedHandler handler)
        => Some.Options(handler, Some.Clock(), Some.Webhook(_token)) with { Secret = Some.Secret };

    void Shown(SendResult result)
    {
        Shown(result.ToString());
        Shown(result.Advice);
        Shown(result.ErrorMessage);
        Shown(result.Exception?.ToString());
        Shown(result.Exception?.Message);
    }

    void Shown(string? text)
    {
        Assert.DoesNotContain(_token, text ?? "");
        Assert.DoesNotContain(Some.Secret, text ?? "");
    }
}
