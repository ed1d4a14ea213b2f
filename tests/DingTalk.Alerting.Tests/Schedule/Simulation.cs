namespace DingTalk.Alerting.Tests.Schedule;

/// <summary>Plays troubles through a whole pipeline, from due time to due time, and notes what the group sees when.</summary>
sealed class Simulation : IAsyncDisposable
{
    readonly Bench _bench = new();
    readonly Dictionary<string, TimeSpan> _firstLogged = [];
    readonly Dictionary<string, TimeSpan> _firstTold = [];
    readonly List<TimeSpan> _messages = [];

    public IReadOnlyList<TimeSpan> Messages => _messages;

    public IReadOnlyList<Digest> Digests => _bench.Digests;

    public int MessagesBetween(TimeSpan from, TimeSpan to) => _messages.Count(at => at >= from && at < to);

    /// <summary>For each kind, how long the group did not know of it.</summary>
    public IReadOnlyDictionary<string, TimeSpan> FirstSight =>
        _firstLogged.ToDictionary(pair => pair.Key, pair => _firstTold[pair.Key] - pair.Value);

    /// <summary>The longest time without a message while something goes on.</summary>
    public TimeSpan LongestSilence(TimeSpan from, TimeSpan to) =>
        _messages.Where(at => at >= from && at < to).Append(to).Aggregate(
            (Last: from, Longest: TimeSpan.Zero), (seen, at) => (at, at - seen.Last > seen.Longest ? at - seen.Last : seen.Longest)).Longest;

    public async Task Play(IEnumerable<Trouble> troubles, TimeSpan end)
    {
        foreach (var trouble in troubles.OrderBy(static trouble => trouble.At))
        {
            await MoveTo(trouble.At);
            _firstLogged.TryAdd(trouble.Kind, trouble.At);
            _bench.LogMany(trouble.Count, trouble.Kind + " {Id}");
            await Pump();
        }

        await MoveTo(end);
        Assert.Equal(_bench.Logged, _bench.Statistics.Accepted);
        Assert.Equal(_bench.Statistics.Accepted, _bench.Statistics.Told + _bench.Statistics.Pending);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    async Task MoveTo(TimeSpan at)
    {
        while (_bench.Pipeline.NextDue is { } due && due < Bench.Start + at)
        {
            if (due > _bench.Clock.GetUtcNow()) _bench.Clock.SetUtcNow(due);
            else _bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Pump();
        }

        if (Bench.Start + at > _bench.Clock.GetUtcNow()) _bench.Clock.SetUtcNow(Bench.Start + at);
    }

    async Task Pump()
    {
        var before = _bench.Robot.Delivered.Count;
        await _bench.Pipeline.PumpAsync();
        if (_bench.Robot.Delivered.Count == before) return;
        var now = _bench.Clock.GetUtcNow() - Bench.Start;
        _messages.Add(now);
        foreach (var group in _bench.LastDigest.Groups)
            _firstTold.TryAdd(group.Template.Replace(" {Id}", ""), now);
    }
}
