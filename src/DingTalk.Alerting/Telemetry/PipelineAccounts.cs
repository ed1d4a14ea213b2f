using System.Diagnostics.Metrics;

namespace DingTalk.Alerting;

/// <summary>
/// The accounts of all pipelines of the process as one. They are looked at when somebody collects, so that counting an event costs
/// nothing more. A pipeline that is gone leaves its last account behind, because a counter must not fall.
/// </summary>
sealed class PipelineAccounts
{
    readonly object _lock = new();
    readonly List<Entry> _entries = [];
    long _goneTold;
    long _goneLost;

    public static PipelineAccounts Observe(Meter meter)
    {
        var accounts = new PipelineAccounts();
        meter.CreateObservableCounter(
            "dingtalk.alerting.events.accepted", () => accounts.Sum().Accepted, "{event}", "Events taken over for telling.");
        meter.CreateObservableCounter(
            "dingtalk.alerting.events.told", () => accounts.Sum().Told, "{event}", "Events shown or counted by a message that DingTalk accepted.");
        meter.CreateObservableCounter(
            "dingtalk.alerting.events.lost", () => accounts.Sum().Lost, "{event}", "Events given up, those handed to a fallback included.");
        meter.CreateObservableUpDownCounter(
            "dingtalk.alerting.events.pending", () => accounts.Sum().Pending, "{event}", "Events that wait, are in flight or in doubt.");
        meter.CreateObservableUpDownCounter(
            "dingtalk.alerting.kinds", () => (long)accounts.Sum().Kinds, "{kind}", "Kinds of events known now.");
        return accounts;
    }

    public void Add(AlertPipeline pipeline)
    {
        lock (_lock) _entries.Add(new Entry(pipeline));
    }

    AlertStatistics Sum()
    {
        lock (_lock)
        {
            var sum = new AlertStatistics();
            for (var i = _entries.Count - 1; i >= 0; i--)
            {
                var entry = _entries[i];
                if (!entry.TryLook())
                {
                    _goneTold += entry.Last.Told;
                    _goneLost += entry.Last.Lost;
                    _entries.RemoveAt(i);
                    continue;
                }

                sum = sum with
                {
                    Told = sum.Told + entry.Last.Told,
                    Pending = sum.Pending + entry.Last.Pending,
                    Lost = sum.Lost + entry.Last.Lost,
                    Kinds = sum.Kinds + entry.Last.Kinds,
                };
            }

            return sum with { Told = sum.Told + _goneTold, Lost = sum.Lost + _goneLost };
        }
    }

    sealed class Entry(AlertPipeline pipeline)
    {
        readonly WeakReference<AlertPipeline> _pipeline = new(pipeline);

        public AlertStatistics Last { get; private set; } = new();

        public bool TryLook()
        {
            if (!_pipeline.TryGetTarget(out var alive)) return false;
            Last = alive.GetStatistics();
            return true;
        }
    }
}
