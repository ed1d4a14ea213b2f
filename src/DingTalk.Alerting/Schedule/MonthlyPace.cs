namespace DingTalk.Alerting;

/// <summary>
/// Spreads a month's quota of messages over the month: tokens fill at a steady rate, a tenth of the quota may be saved up for a
/// bad day, and a twentieth is kept for fatal events. Without a quota it only tells whether messages go out faster than 100 a
/// day. Months are China's, as DingTalk counts them. Owned by whoever holds the ledger's gate.
/// </summary>
sealed class MonthlyPace
{
    /// <summary>What a process that knows nothing of the month so far may spend at once.</summary>
    const double StartTokens = 10;
    const double UnlimitedPerMonth = 100 * 30;
    static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    readonly bool _isBound;
    readonly double _capacity;
    readonly double _reserve;
    readonly double _quota;
    double _tokens;
    double _reserveTokens;
    DateTimeOffset _filledAt;

    public MonthlyPace(int? quota, DateTimeOffset now)
    {
        _isBound = quota is not null;
        _quota = quota ?? UnlimitedPerMonth;
        _capacity = Math.Max(1, _quota / 10);
        _reserve = quota is null ? 0 : Math.Max(1, _quota / 20);
        _tokens = Math.Min(StartTokens, _capacity);
        _reserveTokens = _reserve;
        _filledAt = now;
    }

    /// <summary>Whether messages go out faster than the quota lasts.</summary>
    public bool IsAhead(DateTimeOffset now)
    {
        Fill(now);
        return _tokens < 1;
    }

    /// <summary>When the next message may be sent: now, unless the quota is a bound and nothing is left of it.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now, bool isFatal)
    {
        Fill(now);
        if (!_isBound || _tokens >= 1 || (isFatal && _reserveTokens >= 1)) return now;
        return now + TimeSpan.FromSeconds(Math.Ceiling((1 - _tokens) / RatePerSecond(now)));
    }

    public void OnSent(DateTimeOffset now)
    {
        Fill(now);
        if (_tokens >= 1) _tokens--;
        else if (_reserveTokens >= 1) _reserveTokens--;
    }

    /// <summary>What the next run should know.</summary>
    public MonthRecord Record(int? quota, DateTimeOffset at) => new(quota ?? 0, at, _tokens, _reserveTokens);

    /// <summary>Goes on with what an earlier run left of the month.</summary>
    public void Resume(in MonthRecord month, DateTimeOffset now)
    {
        _tokens = Math.Min(_capacity, month.Tokens);
        _reserveTokens = Math.Min(_reserve, month.Reserve);
        // A clock that was set back since must not stop the filling for long.
        _filledAt = month.FilledAt < now ? month.FilledAt : now;
        Fill(now);
    }

    /// <summary>When the current month ends, in China.</summary>
    public static DateTimeOffset EndOfMonth(DateTimeOffset now)
    {
        var local = now.ToOffset(ChinaTime);
        return new DateTimeOffset(local.Year, local.Month, 1, 0, 0, 0, ChinaTime).AddMonths(1);
    }

    void Fill(DateTimeOffset now)
    {
        if (now <= _filledAt) return;
        if (now >= EndOfMonth(_filledAt)) _reserveTokens = _reserve;
        _tokens = Math.Min(_capacity, _tokens + ((now - _filledAt).TotalSeconds * RatePerSecond(now)));
        _filledAt = now;
    }

    double RatePerSecond(DateTimeOffset now)
    {
        var local = now.ToOffset(ChinaTime);
        var days = DateTime.DaysInMonth(local.Year, local.Month);
        var spread = _isBound ? Math.Max(_quota * 0.1, _quota - _capacity - _reserve) : _quota;
        return spread / (days * 86_400d);
    }
}
