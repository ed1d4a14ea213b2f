using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Robots.Tests.Support;

static class Some
{
    public const string Secret = "SEC0123456789abcdefsecretsecretsecret";

    public const string OkBody = """{"errcode":0,"errmsg":"ok"}""";

    public static TextMessage Text => new("hello") { MsgUuid = "key-1" };

    /// <summary>Robots with the same token share a limiter, so every test has its own.</summary>
    public static string Token() => Guid.NewGuid().ToString("N");

    public static string Webhook(string? token = null) => $"https://oapi.dingtalk.com/robot/send?access_token={token ?? Token()}";

    public static FakeTimeProvider Clock() => new(DateTimeOffset.FromUnixTimeMilliseconds(1_576_758_872_140));

    public static WebhookRobotOptions Options(HttpMessageHandler handler, TimeProvider clock, string? webhook = null) => new()
    {
        Webhook = webhook ?? Webhook(),
        HandlerFactory = () => handler,
        TimeProvider = clock,
    };
}
