using System.Text;

namespace DingTalk.Alerting;

/// <summary>A kind's tokens, and the places where values vary. Never changes: what is learned makes another.</summary>
sealed class TextPattern
{
    readonly string _form;
    readonly TextToken[] _tokens;
    readonly TextSlot[] _slots;
    readonly ulong _fixedSum;

    public TextPattern(TextKind kind, string form, in TextTokens tokens)
        : this(kind, form, tokens.All.ToArray(), [], tokens.Sum)
    {
    }

    TextPattern(TextKind kind, string form, TextToken[] tokens, TextSlot[] slots, ulong fixedSum)
    {
        Kind = kind;
        _form = form;
        _tokens = tokens;
        _slots = slots;
        _fixedSum = fixedSum;
    }

    public TextKind Kind { get; }
    public bool HasSlots => _slots.Length > 0;

    /// <summary>Whether a text is one of this kind, as far as is known.</summary>
    public bool Matches(in TextTokens tokens)
    {
        var sum = tokens.Sum;
        foreach (var slot in _slots) sum -= TextHash.At(tokens.All[slot.Place].Hash, slot.Place);
        if (sum != _fixedSum) return false;
        var places = 0ul;
        foreach (var slot in _slots)
        {
            if (!slot.Fits(tokens[slot.Place])) return false;
            places |= 1ul << slot.Place;
        }

        for (var place = 0; place < _tokens.Length; place++)
        {
            if ((places & (1ul << place)) == 0 && !_tokens[place].In(_form).SequenceEqual(tokens[place])) return false;
        }

        return true;
    }

    /// <summary>The places where a text of as many tokens differs.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="places">Where they go: as many as are of interest.</param>
    /// <returns>How many there are, or -1 where there are more.</returns>
    public int Differences(in TextTokens tokens, Span<int> places)
    {
        var found = 0;
        for (var place = 0; place < _tokens.Length; place++)
        {
            if (_tokens[place].Hash == tokens.All[place].Hash || (SlotAt(place) is { } slot && slot.Fits(tokens[place]))) continue;
            if (found == places.Length) return -1;
            places[found++] = place;
        }

        return found;
    }

    /// <summary>What speaks for a difference being one of values only, or 0.</summary>
    public int Evidence(in TextTokens tokens, int place) =>
        SlotEvidence.Of(tokens, place, SlotAt(place) is { } slot ? slot.ToString().AsSpan() : _tokens[place].In(_form));

    /// <summary>Whether a place holds a word: no value has been seen there.</summary>
    public bool HasWordAt(int place) =>
        SlotAt(place) is null && !TokenForm.HasMask(_tokens[place].In(_form));

    /// <summary>How many places say what the text is about: words that are the same, at least.</summary>
    public int WordsBut(ReadOnlySpan<int> places)
    {
        var words = 0;
        for (var place = 0; place < _tokens.Length; place++)
        {
            if (places.IndexOf(place) < 0 && SlotAt(place) is null && TokenForm.IsWord(WithoutMask(_tokens[place].In(_form)))) words++;
        }

        return words;
    }

    /// <summary>This pattern, open at some more places to what a text has there.</summary>
    public TextPattern Widened(in TextTokens tokens, ReadOnlySpan<int> places)
    {
        var slots = _slots.ToList();
        var sum = _fixedSum;
        foreach (var place in places)
        {
            var known = slots.FindIndex(s => s.Place == place);
            if (known >= 0)
            {
                slots[known] = slots[known].Widened(tokens[place]);
                continue;
            }

            slots.Add(TextSlot.Of(place, _tokens[place].In(_form)).Widened(tokens[place]));
            sum -= TextHash.At(_tokens[place].Hash, place);
        }

        return new TextPattern(Kind, _form, _tokens, [.. slots.OrderBy(static s => s.Place)], sum);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var slot in _slots)
        {
            var token = _tokens[slot.Place];
            text.Append(_form, at, token.Start - at).Append(slot);
            at = token.Start + token.Length;
        }

        return text.Append(_form, at, _form.Length - at).ToString();
    }

    TextSlot? SlotAt(int place)
    {
        foreach (var slot in _slots)
        {
            if (slot.Place == place) return slot;
        }

        return null;
    }

    // Of order{*} the word counts.
    static ReadOnlySpan<char> WithoutMask(ReadOnlySpan<char> token)
    {
        var mask = token.IndexOf(TextMask.Value.AsSpan());
        return mask < 0 ? token : token.Slice(0, mask);
    }
}
