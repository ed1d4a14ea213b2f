namespace DingTalk.Alerting;

/// <summary>Masked texts and their kinds, found without a lock or an allocation.</summary>
sealed class KnownTexts
{
    const int Buckets = 4_096;

    readonly Entry?[] _buckets = new Entry?[Buckets];

    public TextKind? Find(ReadOnlySpan<char> text, ulong hash)
    {
        for (var entry = Volatile.Read(ref _buckets[hash % Buckets]); entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && text.SequenceEqual(entry.Text.AsSpan())) return entry.Kind;
        }

        return null;
    }

    /// <summary>Under the owner's lock.</summary>
    public void Add(string text, ulong hash, TextKind kind)
    {
        ref var bucket = ref _buckets[hash % Buckets];
        Volatile.Write(ref bucket, new Entry(text, hash, kind, bucket));
    }

    /// <summary>Forgets the texts of kinds that are gone. Under the owner's lock.</summary>
    public void Keep(HashSet<TextKind> kinds)
    {
        for (var i = 0; i < Buckets; i++)
        {
            Entry? kept = null;
            for (var entry = _buckets[i]; entry is not null; entry = entry.Next)
            {
                if (kinds.Contains(entry.Kind)) kept = new Entry(entry.Text, entry.Hash, entry.Kind, kept);
            }

            Volatile.Write(ref _buckets[i], kept);
        }
    }

    sealed class Entry(string text, ulong hash, TextKind kind, Entry? next)
    {
        public string Text { get; } = text;
        public ulong Hash { get; } = hash;
        public TextKind Kind { get; } = kind;
        public Entry? Next { get; } = next;
    }
}
