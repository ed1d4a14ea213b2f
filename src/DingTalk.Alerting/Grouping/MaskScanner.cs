namespace DingTalk.Alerting;

/// <summary>Reads a text once, and writes it masked. A token is a run of letters, digits and marks that join.</summary>
ref struct MaskScanner(ReadOnlySpan<char> text, bool isCut, MaskedText masked)
{
    // Shorter runs of hex digits are words or numbers: "face", "bad", "c0".
    const int LeastHex = 6;

    readonly ReadOnlySpan<char> _text = text;
    readonly bool _isCut = isCut;
    MaskedText _masked = masked;
    QuotedValues _quotes = new(text, isCut);

    /// <summary>How many characters are read.</summary>
    public readonly int Length => _text.Length;

    public ReadOnlySpan<char> Scan()
    {
        var at = 0;
        while (at < _text.Length && !_masked.IsFull)
        {
            if (MaskChar.IsAsciiLetter(_text[at]))
            {
                at = TokenOrWord(at);
                continue;
            }

            var kind = MaskChar.KindAt(_text, at);
            if (kind >= MaskCharKind.Joiner) at = MaskForms.IsPathStart(_text, at) ? MaskTo(MaskForms.AddressEnd(_text, at)) : Token(at, at);
            else if (kind == MaskCharKind.WhiteSpace) at = WhiteSpace(at);
            else if (kind == MaskCharKind.Quote && _quotes.End(at) is > 0 and var end) at = Quoted(at, end);
            else if (kind == MaskCharKind.Separator) _masked.Separator(_text[at++]);
            else if (_text[at] == '=') at = Assigned(at);
            else if (_text[at] is '<' or '>' && MaskForms.IsComparison(_text, at)) at++;
            else _masked.Mark(_text[at++]);
        }

        return _masked.Written();
    }

    int WhiteSpace(int at)
    {
        if (_text[at] == ' ' && at + 1 < _text.Length && _text[at + 1] is > ' ' and < '\u007f')
        {
            _masked.Space();
            return at + 1;
        }

        var isLine = false;
        for (; at < _text.Length && char.IsWhiteSpace(_text[at]); at++) isLine |= MaskChar.IsLineEnd(_text[at]);
        if (isLine) _masked.Line();
        else _masked.Space();
        return at;
    }

    // A request line is quoted by custom: its method says what was asked for.
    int Quoted(int start, int end)
    {
        if (!IsApart(start) || MaskForms.MethodLength(_text.Slice(start + 1, end - start - 1)) is not (> 0 and var method)) return MaskTo(end);
        _masked.Words(_text.Slice(start + 1, method));
        _masked.Space();
        return MaskTo(end);
    }

    bool IsApart(int at)
    {
        if (at > 0 && !char.IsWhiteSpace(_text[at - 1])) return false;
        while (at > 0 && char.IsWhiteSpace(_text[at - 1])) at--;
        return at == 0 || _text[at - 1] != '=';
    }

    int Assigned(int at)
    {
        var start = AssignedValue.Start(_text, at);
        _masked.Mark(_text[at]);
        if (start == 0) return at + 1;
        if (start > at + 1 && char.IsWhiteSpace(_text[at - 1])) _masked.Space();
        _masked.Mask();
        return AssignedValue.End(_text, start);
    }

    int MaskTo(int end)
    {
        _masked.Mask();
        return end;
    }

    // Most of a text is words.
    int TokenOrWord(int start)
    {
        var end = start;
        while (end < _text.Length && MaskChar.IsAsciiLetter(_text[end])) end++;
        if (end < _text.Length && MaskChar.KindAt(_text, end) >= MaskCharKind.Joiner)
            return MaskForms.IsUrlMark(_text, end) ? MaskTo(MaskForms.AddressEnd(_text, end)) : Token(start, end);
        Word(_text.Slice(start, end - start));
        return end;
    }

    int Token(int start, int end)
    {
        var hasLetter = end > start;
        var hasDigit = false;
        var marks = MaskMarks.None;
        var wordEnd = end;
        while (end < _text.Length)
        {
            var kind = MaskChar.KindAt(_text, end);
            if (kind < MaskCharKind.Joiner) break;
            hasLetter |= kind == MaskCharKind.Letter;
            hasDigit |= kind == MaskCharKind.Digit;
            if (kind == MaskCharKind.Joiner) marks |= MaskChar.MarkOf(_text[end++]);
            else wordEnd = end += MaskChar.Length(_text, end);
        }

        var token = _text.Slice(start, end - start);
        if (marks == MaskMarks.None) return Unmarked(token, hasLetter, hasDigit, end);
        var startsWithWord = MaskChar.KindAt(_text, start) != MaskCharKind.Joiner;
        if (startsWithWord && !hasLetter && wordEnd == end && (marks & MaskMarks.At) == 0) return MaskTo(end);
        if (startsWithWord && !hasDigit && marks == MaskMarks.Dash)
        {
            _masked.Words(token);
            return end;
        }

        return Marked(token, start, end);
    }

    int Unmarked(ReadOnlySpan<char> token, bool hasLetter, bool hasDigit, int end)
    {
        if (!hasDigit) Word(token);
        else if (hasLetter) Piece(token);
        else _masked.Mask();
        return end;
    }

    int Marked(ReadOnlySpan<char> token, int start, int end)
    {
        if (MaskForms.IsColonAddress(token)) return MaskTo(end);
        if (MaskForms.IsPathStart(_text, start)) return MaskTo(MaskForms.AddressEnd(_text, start));
        if (MaskForms.IsLongPath(token)) return MaskTo(MaskForms.AddressEnd(_text, start));
        if (_masked.IsOneSpaceAfterMask && MaskForms.UnitLength(token) is > 0 and var unit)
        {
            _masked.JoinToMask();
            start += unit;
        }

        return Parts(start, end);
    }

    void Word(ReadOnlySpan<char> word)
    {
        if (_masked.IsOneSpaceAfterMask && MaskForms.UnitLength(word) > 0) _masked.JoinToMask();
        else if (word[0] <= 'Z' && MaskForms.IsDateName(word)) _masked.Name(word);
        else if (word.Length is 4 or 5 && MaskForms.IsTruth(word)) _masked.Mask();
        else _masked.Words(word);
    }

    // What stands between the colons and slashes of a token.
    int Parts(int start, int end)
    {
        for (var at = start; at < end;)
        {
            if (_text[at] is '/' && at > start && _text[at - 1] == ':' && MaskForms.IsPathStart(_text, at))
                return MaskTo(MaskForms.AddressEnd(_text, at));

            if (_text[at] is ':' or '/' or '\\')
            {
                _masked.Joiner(_text[at++]);
                continue;
            }

            var partEnd = at;
            while (partEnd < end && _text[partEnd] is not (':' or '/' or '\\')) partEnd++;
            if (partEnd < end && MaskForms.IsUrlMark(_text, partEnd)) return MaskTo(MaskForms.AddressEnd(_text, partEnd));
            if (MaskForms.HostEnd(_text.Slice(at, end - at), partEnd - at) is > 0 and var host)
            {
                _masked.Mask();
                at += host;
                if (at < end && (_text[at] == '/' || MaskForms.IsUrlMark(_text, at))) return MaskTo(MaskForms.AddressEnd(_text, at));
                continue;
            }

            Part(at, partEnd);
            at = partEnd;
        }

        return end;
    }

    void Part(int start, int end)
    {
        var mailEnd = MaskForms.MailEnd(_text.Slice(start, end - start));
        if (mailEnd > 0)
        {
            _masked.Mask();
            start += mailEnd;
        }

        // A mail address was masked already.
        var isMasked = mailEnd > 0;
        var isAllMasked = true;
        var notNameAt = -1;
        var nameEnd = end;
        while (nameEnd > start && _text[nameEnd - 1] == '.') nameEnd--;
        for (var at = start; at < end;)
        {
            if (_text[at] is '.' or '@' or '+')
            {
                // Without it what is left might read as a mail address.
                isAllMasked &= _text[at] != '@';
                if (_text[at] == '@') _masked.Mark(_text[at++]);
                else _masked.Joiner(_text[at++]);
                continue;
            }

            var pieceEnd = at;
            while (pieceEnd < end && _text[pieceEnd] is not ('.' or '@' or '+')) pieceEnd++;
            if (at > notNameAt && isMasked && isAllMasked && _text[at - 1] == '.')
            {
                var breaksAt = MaskForms.RestOfNameBreaksAt(_text.Slice(at, nameEnd - at));
                if (breaksAt < 0)
                {
                    _masked.Mask();
                    at = nameEnd;
                    continue;
                }

                notNameAt = at + breaksAt;
            }

            var piece = _text.Slice(at, pieceEnd - at);
            isMasked = Piece(piece);
            // Dashes alone may go into the mask beside them.
            isAllMasked &= isMasked || piece.Trim("-_~".AsSpan()).Length == 0;
            at = pieceEnd;
        }
    }

    // Letters, digits and what joins them to an id. Whether all of it was masked.
    bool Piece(ReadOnlySpan<char> piece)
    {
        int letters = 0, digits = 0, dashes = 0, hex = 0;
        var isWordFirst = true;
        for (var at = 0; at < piece.Length; at += MaskChar.Length(piece, at))
        {
            var c = piece[at];
            if (c is '-' or '_' or '~') dashes++;
            else if (MaskChar.KindAt(piece, at) == MaskCharKind.Digit) digits++;
            else
            {
                isWordFirst &= digits == 0;
                letters++;
            }

            if (MaskChar.IsHex(c)) hex++;
        }

        if (digits == 0)
        {
            if (letters > 0) _masked.Words(piece);
            else foreach (var dash in piece) _masked.Joiner(dash);
            return false;
        }

        // worker7, Int32, KB2984972: a word with a number. What mixes more is an id.
        var isHex = hex == piece.Length && hex >= LeastHex;
        if (letters > 0 && dashes == 0 && isWordFirst && !isHex)
        {
            _masked.MaskAfter(piece.Slice(0, letters));
            return false;
        }

        _masked.Mask();
        return true;
    }
}
