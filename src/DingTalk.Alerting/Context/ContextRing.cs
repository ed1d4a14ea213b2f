using System.Runtime.CompilerServices;

namespace DingTalk.Alerting;

/// <summary>
/// The last lines of many traces, in a table of fixed size without a lock: a trace goes to one of 256 rings of 16 lines, which it
/// shares with few others. A line that is written while another one reads is seen then or next time; none is counted anywhere.
/// </summary>
sealed class ContextRing(int lines)
{
    /// <summary>The most lines that can be asked for.</summary>
    public const int MostLines = Slots;

    const int Rings = 256;
    const int Slots = 16;

    readonly Ring[] _rings = [.. Enumerable.Range(0, Rings).Select(static _ => new Ring())];

    /// <summary>How many lines are told at most.</summary>
    public int Lines => lines;

    public void Add(object key, AlertLevel level, object source)
    {
        var ring = RingOf(key);
        var sequence = Interlocked.Increment(ref ring.Next);
        Volatile.Write(ref ring.Entries[sequence & (Slots - 1)], new ContextEntry(key, level, sequence, source));
    }

    /// <summary>The last lines of one trace, oldest first, that are of a lower level.</summary>
    public ContextEntry[] Before(object key, AlertLevel level)
    {
        var ring = RingOf(key);
        List<ContextEntry>? found = null;
        for (var i = 0; i < Slots; i++)
        {
            var entry = Volatile.Read(ref ring.Entries[i]);
            if (entry is not null && entry.Level < level && IsSame(entry.Key, key)) (found ??= []).Add(entry);
        }

        if (found is null) return [];
        // The counter may overflow in between: what counts is the distance.
        var now = Volatile.Read(ref ring.Next);
        found.Sort((a, b) => unchecked(now - b.Sequence).CompareTo(unchecked(now - a.Sequence)));
        return [.. found.Skip(Math.Max(0, found.Count - lines))];
    }

    /// <summary>For a test of what happens after two thousand million lines.</summary>
    internal void StartAt(object key, int sequence) => RingOf(key).Next = sequence;

    Ring RingOf(object key)
    {
        var hash = key is string text ? text.GetHashCode() : RuntimeHelpers.GetHashCode(key);
        return _rings[(hash ^ (hash >> 8) ^ (hash >> 16)) & (Rings - 1)];
    }

    // An object's own idea of equality is anybody's code.
    static bool IsSame(object a, object b) =>
        ReferenceEquals(a, b) || (a is string x && b is string y && string.Equals(x, y, StringComparison.Ordinal));

    sealed class Ring
    {
        public int Next;
        public ContextEntry?[] Entries { get; } = new ContextEntry?[Slots];
    }
}
