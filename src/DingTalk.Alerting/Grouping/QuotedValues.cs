namespace DingTalk.Alerting;

/// <summary>Finds where a quoted value ends. An apostrophe quotes nothing, nor does a quote without its end.</summary>
ref struct QuotedValues(ReadOnlySpan<char> text, bool isCut)
{
    readonly ReadOnlySpan<char> _text = text;
    readonly bool _isCut = isCut;
    // For each kind of quote, up to where none ends: without it a row of opening quotes would be read again for each.
    int _noSingle;
    int _noDouble;
    int _noTick;
    int _noCurlyDouble;
    int _noCurlySingle;
    int _noCorner;
    int _noWhiteCorner;

    /// <summary>The place after the value that is quoted from here on, or 0.</summary>
    public int End(int at)
    {
        if (MaskChar.IsWordBefore(_text, at) || (at > 0 && IsBinding(_text[at - 1]))) return 0;
        switch (_text[at])
        {
            case '\'': return End(at, '\'', ref _noSingle);
            case '"': return End(at, '"', ref _noDouble);
            case '`': return End(at, '`', ref _noTick);
            case '“': return End(at, '”', ref _noCurlyDouble);
            case '‘': return End(at, '’', ref _noCurlySingle);
            case '「': return End(at, '」', ref _noCorner);
            default: return End(at, '』', ref _noWhiteCorner);
        }
    }

    int End(int start, char closing, ref int none)
    {
        if (start < none) return 0;
        for (var at = start + 1; at < _text.Length; at++)
        {
            if (MaskChar.IsLineEnd(_text[at]))
            {
                none = at;
                return 0;
            }

            if (_text[at] != closing) continue;
            var next = at + 1;
            if (!MaskChar.IsWordAt(_text, next) && (next == _text.Length || !IsBinding(_text[next])) && !IsInnerMark(next))
                return IsKey(start, next) ? 0 : next;
        }

        // Where the text was cut, the end of the value may have been cut off.
        if (_isCut) return _text.Length;
        none = _text.Length;
        return 0;
    }

    // A dot or colon that goes on, as in a name or an address, rather than one that ends a sentence or follows a key.
    bool IsInnerMark(int at) =>
        at + 1 < _text.Length
        && ((_text[at] == '.' && MaskChar.KindAt(_text, at + 1) >= MaskCharKind.Joiner) || MaskForms.IsUrlMark(_text, at));

    // In JSON the names say what it is about, and only the values vary.
    bool IsKey(int start, int end)
    {
        if (end == _text.Length || _text[end] != ':' || (end + 1 < _text.Length && _text[end + 1] == ':')) return false;
        var before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(_text[before])) before--;
        if (before < 0 || _text[before] is not ('{' or ',')) return false;

        // A name that ends otherwise would let its closing quote open another.
        if (!MaskChar.IsWordBefore(_text, end - 1)) return false;
        for (var at = start + 1; at < end - 1; at += MaskChar.Length(_text, at))
        {
            if (MaskChar.KindAt(_text, at) < MaskCharKind.Joiner) return false;
        }

        return true;
    }

    // These bind what is quoted to what stands beside it, to a token that is not a value.
    static bool IsBinding(char c) => c is '-' or '_' or '/' or '\\' or '@' or '~' or '+';
}
