namespace DingTalk.Alerting;

/// <summary>
/// The patterns of one number of tokens. Those with slots are read without a lock, first come first: a text that fits one goes
/// on fitting it, whatever is learned later.
/// </summary>
sealed class PatternShelf
{
    // Each is tried for each text that is not known literally.
    const int MostOpen = 128;

    // So many different words at one place of texts that are else the same make it a place of values.
    const int MostWords = 6;
    const int MostFirstWords = 12;

    // Words that two texts must share to be compared.
    const int LeastWords = 2;

    TextPattern[] _open = [];

    // Under the owner's lock. The latest pattern of each kind.
    readonly List<TextPattern> _latest = [];

    /// <summary>The kind that a text is known to be of, or null.</summary>
    public TextKind? Find(in TextTokens tokens)
    {
        foreach (var pattern in Volatile.Read(ref _open))
        {
            if (pattern.Matches(tokens)) return pattern.Kind;
        }

        return null;
    }

    /// <summary>The kind of a text that is not known. Under the owner's lock.</summary>
    public TextKind Learn(in TextTokens tokens, string form)
    {
        Span<int> places = stackalloc int[2];
        Span<int> wordsAt = stackalloc int[TextTokens.Most];
        wordsAt.Clear();
        var best = -1;
        var bestEvidence = 0;
        for (var i = 0; i < _latest.Count; i++)
        {
            var pattern = _latest[i];
            var count = pattern.Differences(tokens, places);
            if (count < 1 || pattern.WordsBut(places.Slice(0, count)) < LeastWords) continue;
            if (count == 1 && pattern.HasWordAt(places[0]) && !TokenForm.HasMask(tokens[places[0]])) wordsAt[places[0]]++;
            var evidence = EvidenceOf(pattern, tokens, places.Slice(0, count));
            if (evidence <= bestEvidence) continue;
            bestEvidence = evidence;
            best = i;
        }

        if (best >= 0 && _open.Length < MostOpen)
        {
            var count = _latest[best].Differences(tokens, places);
            var widened = _latest[best].Widened(tokens, places.Slice(0, count));
            _latest[best] = widened;
            Open(widened);
            return widened.Kind;
        }

        return Add(tokens, form, wordsAt);
    }

    /// <summary>Forgets the patterns of kinds that are gone. Under the owner's lock.</summary>
    public void Keep(HashSet<TextKind> kinds)
    {
        _latest.RemoveAll(p => !kinds.Contains(p.Kind));
        Volatile.Write(ref _open, [.. _open.Where(p => kinds.Contains(p.Kind))]);
    }

    TextKind Add(in TextTokens tokens, string form, ReadOnlySpan<int> wordsAt)
    {
        var pattern = new TextPattern(new TextKind(form), form, tokens);
        for (var place = 0; place < tokens.Count && _open.Length < MostOpen; place++)
        {
            if (wordsAt[place] + 1 < (place == 0 ? MostFirstWords : MostWords)) continue;
            // Those that came before stay what they are; what comes from now on goes here.
            pattern = pattern.Widened(tokens, [place]);
            Open(pattern);
            break;
        }

        _latest.Add(pattern);
        return pattern.Kind;
    }

    void Open(TextPattern pattern)
    {
        pattern.Kind.Pattern = pattern.ToString();
        Volatile.Write(ref _open, [.. _open, pattern]);
    }

    static int EvidenceOf(TextPattern pattern, in TextTokens tokens, ReadOnlySpan<int> places)
    {
        var least = int.MaxValue;
        foreach (var place in places) least = Math.Min(least, pattern.Evidence(tokens, place));
        // At two places at once only ids vary, not names.
        return places.Length == 1 ? 2 * least : least >= 4 ? 1 : 0;
    }
}
