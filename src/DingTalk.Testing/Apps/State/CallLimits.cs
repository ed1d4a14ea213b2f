using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Apps.State;

/// <summary>How often each API may be called in a second, and all of them in a month. Refused calls do not count.</summary>
sealed class CallLimits(int perSecond, int? monthly)
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    readonly MonthlyCount _month = new(monthly);

    public int TakenThisMonth(DateTimeOffset now) => _month.Taken(now);

    /// <summary>Whether the API may be called now; where it may not, and is open, it closes for a second.</summary>
    public bool HasRoom(string api, DateTimeOffset now)
    {
        var window = WindowOf(api);
        if (now < window.ClosedUntil) return false;
        while (window.Taken.TryPeek(out var oldest) && now - oldest >= Second) window.Taken.Dequeue();
        if (window.Taken.Count < perSecond) return true;
        window.ClosedUntil = now + Second;
        return false;
    }

    public bool HasQuota(DateTimeOffset now) => _month.HasRoom(now);

    public void Take(string api, bool isMetered, DateTimeOffset now)
    {
        WindowOf(api).Taken.Enqueue(now);
        if (isMetered) _month.Take(now);
    }

    public void Close(string api, DateTimeOffset now) => WindowOf(api).ClosedUntil = now + Second;

    public void Clear()
    {
        _windows.Clear();
        _month.Clear();
    }

    Window WindowOf(string api)
    {
        if (!_windows.TryGetValue(api, out var window)) _windows[api] = window = new Window();
        return window;
    }

    sealed class Window
    {
        public Queue<DateTimeOffset> Taken { get; } = new();

        public DateTimeOffset ClosedUntil { get; set; } = DateTimeOffset.MinValue;
    }
}
