using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Robots.Tests.Support;

/// <summary>
/// A group with several webhook robots, as DingTalk's server sees it: 20 messages a minute for each, ten minutes of silence for
/// more, and whatever fault a test gives a robot.
/// </summary>
sealed class FakeGroup : IDisposable
{
    readonly object _lock = new();
    readonly List<(int Robot, TimeSpan At, string Body)> _seen = [];
    readonly long _origin;

    public FakeGroup(int robots, FakeTimeProvider? clock = null)
    {
        Clock = clock ?? Some.Clock();
        _origin = Clock.GetTimestamp();
        Faults = new Func<HttpResponseMessage>?[robots];
        Robots = [.. Enumerable.Range(0, robots).Select(Robot)];
        Group = new RobotGroup(Robots, ownsRobots: true, Clock);
    }

    public FakeTimeProvider Clock { get; }

    public WebhookRobot[] Robots { get; }

    public RobotGroup Group { get; }

    /// <summary>What a robot's calls come to instead of a delivery; null for a delivery.</summary>
    public Func<HttpResponseMessage>?[] Faults { get; }

    public List<(int Robot, string Body)> Delivered { get; } = [];

    public int Throttled { get; private set; }

    public int Calls => _seen.Count;

    public int CallsOf(int robot) => _seen.Count(call => call.Robot == robot);

    public void Dispose() => Group.Dispose();

    WebhookRobot Robot(int index) => new(Some.Options(
        new ScriptedHandler(async (request, cancellation) =>
        {
            var body = await request.Content!.ReadAsStringAsync(cancellation);
            lock (_lock) return Answer(index, body);
        }),
        Clock) with
    { MaxWait = TimeSpan.Zero });

    HttpResponseMessage Answer(int robot, string body)
    {
        var now = Clock.GetElapsedTime(_origin);
        _seen.Add((robot, now, body));
        if (_seen.Count(call => call.Robot == robot && call.At > now - TimeSpan.FromMinutes(1)) > 20)
        {
            Throttled++;
            return ScriptedHandler.Response("""{"errcode":130101,"errmsg":"send too fast"}""");
        }

        if (Faults[robot] is { } fault) return fault();

        Delivered.Add((robot, body));
        return ScriptedHandler.Response(Some.OkBody);
    }

    public static HttpResponseMessage Refusal(long code) => ScriptedHandler.Response($$"""{"errcode":{{code}},"errmsg":"x"}""");

    public static HttpResponseMessage Doubt() => ScriptedHandler.Response("oops", HttpStatusCode.BadGateway);
}
