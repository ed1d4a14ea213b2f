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

    public ReadOnlySpan<char> Scan()
    {
        var at = 0;
        while (at < _text.Length && !_masked.IsFull)
        {
            var kind = MaskChar.KindAt(_text, at);
            if (kind >= MaskCharKind.Joiner) at = Token(at);
            else if (kind == MaskCharKind.WhiteSpace) at = WhiteSpace(at);
            else if (kind == MaskCharKind.Quote && _quotes.End(at) is > 0 and var end) at = MaskTo(end);
            else if (kind == MaskCharKind.Separator) _masked.Separator(_text[at++]);
            else _masked.Mark(_text[at++]);
        }

        return _masked.Written();
    }

    int WhiteSpace(int at)
    {
        var isLine = false;
        for (; at < _text.Length && char.IsWhiteSpace(_text[at]); at++) isLine |= MaskChar.IsLineEnd(_text[at]);
        _masked.WhiteSpace(isLine);
        return at;
    }

    int MaskTo(int end)
    {
        _masked.Mask();
        return end;
    }

    int Token(int start)
    {
        var end = start;
        var hasDigit = false;
        var hasMark = false;
        for (; end < _text.Length; end += MaskChar.Length(_text, end))
        {
            var kind = MaskChar.KindAt(_text, end);
            if (kind < MaskCharKind.Joiner) break;
            hasDigit |= kind == MaskCharKind.Digit;
            hasMark |= kind == MaskCharKind.Joiner;
        }

        var token = _text.Slice(start, end - start);
        if (!hasDigit && !hasMark)
        {
            Word(token);
            return end;
        }

        if (hasMark && MaskForms.IsColonAddress(token)) return MaskTo(end);
        if (hasMark && MaskForms.IsPathStart(_text, start)) return MaskTo(MaskForms.AddressEnd(_text, start));
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
        else if (MaskForms.IsDateName(word)) _masked.Name(word);
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
            if (isMasked && isAllMasked && _text[at - 1] == '.' && MaskForms.IsRestOfName(_text.Slice(at, nameEnd - at)))
            {
                _masked.Mask();
                at = nameEnd;
                continue;
            }

            isMasked = Piece(_text.Slice(at, pieceEnd - at));
            isAllMasked &= isMasked;
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
