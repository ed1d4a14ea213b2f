using DingTalk.Robots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.DependencyInjection.Robots;

/// <summary>Makes each robot once and owns it, so that it ends with the container whichever way it was taken.</summary>
sealed class DingTalkRobots(IServiceProvider services, IEnumerable<RobotName> names, IOptionsMonitor<DingTalkRobotOptions> options)
    : IDingTalkRobots, IDisposable
{
    readonly object _gate = new();
    readonly Dictionary<string, NamedRobot> _robots = new(StringComparer.Ordinal);
    bool _isDisposed;

    public IReadOnlyList<string> Names { get; } = names.Select(static name => name.Value).ToArray();

    public IRobot Get(string name = "") => Find(name).Robot ?? throw new InvalidOperationException(
        $"{Describe(name)} is an app's without a target. Set Conversation or UserIds in its settings, or take it as an AppRobot and "
        + "name the target in each call.");

    public AppRobot GetApp(string name = "") => Find(name).App ?? throw new InvalidOperationException(
        $"{Describe(name)} is a custom robot with a webhook, not an app's. Take it as an IRobot, or set AppKey and AppSecret in its "
        + "settings.");

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var robot in _robots.Values) robot.Dispose();
            _robots.Clear();
        }
    }

    NamedRobot Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_robots.TryGetValue(name, out var robot)) return robot;
            if (!Names.Contains(name)) throw new ArgumentException(Unknown(name), nameof(name));

            var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
            return _robots[name] = new NamedRobot(options.Get(name), clock);
        }
    }

    static string Describe(string name) => name.Length == 0 ? "The unnamed DingTalk robot" : $"The DingTalk robot \"{name}\"";

    string Unknown(string name)
        => $"{Describe(name)} was not added. Those that were: "
        + string.Join(", ", Names.Select(static known => known.Length == 0 ? "the unnamed one" : $"\"{known}\"")) + ".";
}
