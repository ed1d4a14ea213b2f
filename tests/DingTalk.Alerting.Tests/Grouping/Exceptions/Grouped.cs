namespace DingTalk.Alerting.Tests.Grouping.Exceptions;

/// <summary>Exceptions counted by a ledger under one template, so that they alone decide the kind.</summary>
sealed class Grouped
{
    readonly AlertLedger _ledger = new(10_000, TimeSpan.FromHours(4), new SteadyClock(TimeProvider.System));
    readonly HashSet<long> _kinds = [];

    public int Kinds => _kinds.Count;

    public long Count(Exception exception)
    {
        var key = new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = "Order {Id} failed", Exception = exception };
        var receipt = _ledger.Count(key, AlertText.IsTemplate, utcTicks: 1);
        Assert.True(receipt.IsCounted);
        var id = receipt.GroupId;
        _kinds.Add(id);
        return id;
    }
}
