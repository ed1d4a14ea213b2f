using System.Runtime.CompilerServices;

namespace DingTalk.Alerting;

/// <summary>
/// Finds the group of a known kind by the reference of its template's text, without a lock. A table of fixed size: a text has
/// four slots to go to. Texts that are made anew for each event never come in, because a text other than a template must be
/// seen twice, by reference.
/// </summary>
sealed class ReferenceTable
{
    const int Sets = 1024;
    const int Ways = 4;
    const int LongestChain = 32;
    const int LongestText = 4_096;
    const int SeenOnce = 512;
    const int LongestSeenOnce = 512;

    readonly Entry?[] _slots = new Entry?[Sets * Ways];
    readonly string?[] _seenOnce = new string?[SeenOnce];
    int _next;

    public AlertGroup? Find(in AlertKey key)
    {
        var first = FirstSlot(key.Template);
        for (var i = first; i < first + Ways; i++)
        {
            var entry = Volatile.Read(ref _slots[i]);
            if (entry is null || !ReferenceEquals(entry.Text, key.Template)) continue;
            for (; entry is not null; entry = entry.Next)
            {
                if (entry.IsFor(key)) return entry.Group;
            }

            return null;
        }

        return null;
    }

    /// <summary>Remembers where a text leads. Two writers at once may lose one entry, which only costs a look-up by content.</summary>
    public void Add(in AlertKey key, AlertGroup group, bool isTemplate)
    {
        if (key.Template.Length > LongestText || (!isTemplate && !WasSeen(key.Template))) return;
        ref var slot = ref SlotFor(key.Template);
        var head = Volatile.Read(ref slot);
        var kept = head is not null && ReferenceEquals(head.Text, key.Template) ? Without(head, group) : null;
        if (kept is { Length: >= LongestChain }) return;
        Volatile.Write(ref slot, new Entry(key.Template, group, key.Category, key.Exception?.GetType(), kept));
    }

    /// <summary>Lets go of groups that have been forgotten: what they hold is used again once nobody can reach them.</summary>
    public void Purge()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var head = Volatile.Read(ref _slots[i]);
            var isStale = false;
            for (var entry = head; entry is not null; entry = entry.Next) isStale |= entry.Group.IsRetired;
            if (isStale) Interlocked.CompareExchange(ref _slots[i], Without(head!, group: null), head);
        }
    }

    public void Clear()
    {
        Array.Clear(_slots, 0, _slots.Length);
        Array.Clear(_seenOnce, 0, _seenOnce.Length);
    }

    static int FirstSlot(string text) => (RuntimeHelpers.GetHashCode(text) & (Sets - 1)) * Ways;

    // A group has one level, category and type of exception, so that one entry of it is enough.
    static Entry? Without(Entry head, AlertGroup? group)
    {
        Entry? kept = null;
        for (var entry = head; entry is not null; entry = entry.Next)
        {
            if (!entry.Group.IsRetired && !ReferenceEquals(entry.Group, group)) kept = new Entry(entry.Text, entry.Group, entry.Category, entry.Exception, kept);
        }

        return kept;
    }

    bool WasSeen(string text)
    {
        ref var slot = ref _seenOnce[RuntimeHelpers.GetHashCode(text) & (SeenOnce - 1)];
        if (ReferenceEquals(Volatile.Read(ref slot), text)) return true;
        if (text.Length <= LongestSeenOnce) Volatile.Write(ref slot, text);
        return false;
    }

    ref Entry? SlotFor(string text)
    {
        var first = FirstSlot(text);
        for (var i = first; i < first + Ways; i++)
        {
            var there = Volatile.Read(ref _slots[i]);
            if (there is null || ReferenceEquals(there.Text, text) || there.Group.IsRetired) return ref _slots[i];
        }

        return ref _slots[first + (Interlocked.Increment(ref _next) & (Ways - 1))];
    }

    sealed class Entry(string text, AlertGroup group, string? category, Type? exception, Entry? next)
    {
        public string Text { get; } = text;
        public AlertGroup Group { get; } = group;
        public string? Category { get; } = category;
        public Type? Exception { get; } = exception;
        public Entry? Next { get; } = next;
        public int Length { get; } = next is null ? 1 : next.Length + 1;

        public bool IsFor(in AlertKey key)
        {
            var identity = Group.Identity;
            return identity.Level == key.Level
                && identity.EventId == key.EventId
                && (ReferenceEquals(Category, key.Category) || Category == key.Category)
                && ReferenceEquals(Exception, key.Exception?.GetType())
                && !Group.IsRetired
                && (key.Exception is null || Group.MatchesQuickly(key.Exception));
        }
    }
}
