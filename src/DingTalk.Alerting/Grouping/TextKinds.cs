namespace DingTalk.Alerting;

/// <summary>
/// Decides which rendered texts are the same. What a value's form tells is masked; beyond that it learns, from text to text,
/// which words are values. A text is decided when it comes, and its kind stays, whatever is learned later. A known text costs
/// no lock and no allocation.
/// </summary>
/// <param name="maxKinds">How many kinds are remembered. When there are more, those of which nothing came for long are forgotten; where
/// all are in use, further texts are masked only.</param>
sealed class TextKinds(int maxKinds = TextKinds.MaxKinds)
{
    public const int MaxKinds = 2_000;

    readonly ulong _seed = TextHash.NewSeed();
    readonly KnownTexts _known = new();
    readonly PatternShelf?[] _shelves = new PatternShelf?[TextTokens.Most + 1];
    readonly object _learning = new();

    // Under the lock.
    readonly List<TextKind> _kinds = [];
    int _sinceSweep;

    /// <summary>How many kinds are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_learning) return _kinds.Count;
        }
    }

    public TextKind Of(string text)
    {
        Span<char> buffer = stackalloc char[TextMask.RoomFor(text)];
        return OfMasked(TextMask.Mask(text, buffer));
    }

    TextKind OfMasked(ReadOnlySpan<char> masked)
    {
        var hash = TextHash.Of(masked, _seed);
        if (_known.Find(masked, hash) is { } known) return known.Use();
        Span<TextToken> room = stackalloc TextToken[TextTokens.Most];
        var isShort = TextTokens.TryRead(masked, _seed, room, out var tokens);
        if (isShort && Volatile.Read(ref _shelves[tokens.Count])?.Find(tokens) is { } like) return like.Use();
        lock (_learning)
        {
            if (_known.Find(masked, hash) is { } meanwhile) return meanwhile.Use();
            if (isShort && _shelves[tokens.Count]?.Find(tokens) is { } meanwhileLike) return meanwhileLike.Use();
            var form = masked.ToString();
            if (_kinds.Count >= maxKinds && !MakeRoom()) return new TextKind(form);
            var kind = isShort ? ShelfOf(tokens.Count).Learn(tokens, form) : new TextKind(form);
            if (ReferenceEquals(kind.Identity, form)) _kinds.Add(kind);
            _known.Add(form, hash, kind.Use());
            return kind;
        }
    }

    PatternShelf ShelfOf(int tokens)
    {
        if (_shelves[tokens] is { } shelf) return shelf;
        shelf = new PatternShelf();
        Volatile.Write(ref _shelves[tokens], shelf);
        return shelf;
    }

    /// <summary>Forgets the kinds of which nothing has come since the last time.</summary>
    bool MakeRoom()
    {
        // A look at all of them is not for every new text.
        if (++_sinceSweep < maxKinds / 8) return false;
        _sinceSweep = 0;
        if (_kinds.RemoveAll(static k => !k.TakeUse()) == 0) return false;
        var kept = new HashSet<TextKind>(_kinds);
        _known.Keep(kept);
        foreach (var shelf in _shelves) shelf?.Keep(kept);
        return true;
    }
}
