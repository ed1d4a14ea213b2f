using System.Runtime.CompilerServices;

namespace DingTalk.Alerting;

/// <summary>
/// Finds the group of a known kind by the reference of its template's text, without a lock. A table of fixed size: a text takes
/// its slot from another, so that texts which are made anew for each event cost no memory; those that come back stay in use.
/// </summary>
sealed class ReferenceTable
{
    const int Slots = 4096;
    const int LongestChain = 8;
    readonly Entry?[] _slots = new Entry?[Slots];

    public AlertGroup? Find(in AlertKey key)
    {
        var entry = Volatile.Read(ref _slots[Slot(key.Template)]);
        for (; entry is not null; entry = entry.Next)
        {
            if (!ReferenceEquals(entry.Text, key.Template)) return null;
            if (entry.IsFor(key)) return entry.Group;
        }

        return null;
    }

    /// <summary>Remembers where a text leads. Two writers at once may lose one entry, which only costs a look-up by content.</summary>
    public void Add(in AlertKey key, AlertGroup group)
    {
        if (key.Template.Length > 8_192) return;
        ref var slot = ref _slots[Slot(key.Template)];
        var head = Volatile.Read(ref slot);
        var kept = head is not null && ReferenceEquals(head.Text, key.Template) ? Without(head, group) : null;
        Volatile.Write(ref slot, new Entry(key.Template, group, key.Category, key.Exception?.GetType(), kept));
    }

    public void Clear() => Array.Clear(_slots, 0, _slots.Length);

    static int Slot(string text) => RuntimeHelpers.GetHashCode(text) & (Slots - 1);

    // Drops forgotten groups on the way, and what makes the chain too long.
    static Entry? Without(Entry head, AlertGroup group)
    {
        Entry? kept = null;
        var length = 1;
        for (var entry = head; entry is not null && length < LongestChain; entry = entry.Next)
        {
            if (entry.Group.IsRetired || (ReferenceEquals(entry.Group, group) && entry.Group.Exceptions.Length == 0)) continue;
            kept = new Entry(entry.Text, entry.Group, entry.Category, entry.Exception, kept);
            length++;
        }

        return kept;
    }

    sealed class Entry(string text, AlertGroup group, string? category, Type? exception, Entry? next)
    {
        public string Text { get; } = text;
        public AlertGroup Group { get; } = group;
        public string? Category { get; } = category;
        public Type? Exception { get; } = exception;
        public Entry? Next { get; } = next;

        public bool IsFor(in AlertKey key)
        {
            var identity = Group.Identity;
            return identity.Level == key.Level
                && identity.EventId == key.EventId
                && (ReferenceEquals(Category, key.Category) || Category == key.Category)
                && ReferenceEquals(Exception, key.Exception?.GetType())
                && (key.Exception is null || Group.MatchesQuickly(key.Exception));
        }
    }
}
