namespace DingTalk.Alerting;

/// <summary>The masked text as it grows. Masks that only separators keep apart become one.</summary>
ref struct MaskedText(Span<char> buffer)
{
    enum Gap
    {
        /// <summary>No mask before, or a word since.</summary>
        Broken,
        Nothing,
        /// <summary>Marks that join the parts of one value: <c>10.0.0.1:80</c>.</summary>
        Joiners,
        /// <summary>What stands between the items of a list.</summary>
        Separators,
    }

    readonly Span<char> _buffer = buffer;
    int _length;
    Gap _gap;
    int _maskEnd;
    int _wordBeforeMask;
    // A month's or day's name, which belongs to a value that follows it.
    int _nameStart;
    int _nameEnd = -1;
    Gap _gapBeforeName;

    /// <summary>Whether there is no room left.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether what comes next stands one space after a mask.</summary>
    public readonly bool IsOneSpaceAfterMask =>
        _gap == Gap.Separators && _length == _maskEnd + 1 && _buffer[_length - 1] == ' ';

    public void Mask()
    {
        if (_nameEnd >= 0 && IsShortlyAfterName())
        {
            _length = _nameStart;
            _gap = _gapBeforeName;
        }

        _nameEnd = -1;
        if (_gap != Gap.Broken)
        {
            _length = _maskEnd;
        }
        else
        {
            if (_length + TextMask.Value.Length > _buffer.Length)
            {
                IsFull = true;
                return;
            }

            TextMask.Value.AsSpan().CopyTo(_buffer.Slice(_length));
            _length += TextMask.Value.Length;
            _wordBeforeMask = 0;
        }

        _maskEnd = _length;
        _gap = Gap.Nothing;
    }

    /// <summary>A mask that begins with a word: <c>worker{*}</c>. In a list of such, one stands for all.</summary>
    public void MaskAfter(ReadOnlySpan<char> word)
    {
        var wordStart = _maskEnd - TextMask.Value.Length - word.Length;
        if (_gap == Gap.Separators && _wordBeforeMask == word.Length && _buffer.Slice(wordStart, word.Length).SequenceEqual(word))
        {
            _length = _maskEnd;
            _gap = Gap.Nothing;
            return;
        }

        Words(word);
        Mask();
        _wordBeforeMask = word.Length;
    }

    /// <summary>Takes back the space after a mask, before a unit that belongs to it.</summary>
    public void JoinToMask()
    {
        _length = _maskEnd;
        _gap = Gap.Nothing;
    }

    public void Words(ReadOnlySpan<char> words)
    {
        Append(words);
        _gap = Gap.Broken;
    }

    public void Name(ReadOnlySpan<char> name)
    {
        var follows = _nameEnd >= 0 && IsShortlyAfterName();
        if (!follows)
        {
            _nameStart = _length;
            _gapBeforeName = _gap;
        }

        Words(name);
        _nameEnd = _length;
    }

    public void Joiner(char joiner)
    {
        Append(joiner);
        _gap = _gap is Gap.Nothing or Gap.Joiners ? Gap.Joiners : Gap.Broken;
    }

    public void Separator(char separator)
    {
        Append(separator);
        _gap = _gap is Gap.Nothing or Gap.Separators ? Gap.Separators : Gap.Broken;
    }

    public void Mark(char mark)
    {
        Append(mark);
        _gap = Gap.Broken;
    }

    public void Space()
    {
        if (_length > 0) Separator(' ');
    }

    /// <summary>Lines stay lines: a list goes on in its own.</summary>
    public void Line()
    {
        if (_length > 0) Mark('\n');
    }

    public readonly ReadOnlySpan<char> Written()
    {
        var length = _length;
        if (IsFull && length > 0 && char.IsHighSurrogate(_buffer[length - 1])) length--;
        while (length > 0 && char.IsWhiteSpace(_buffer[length - 1])) length--;
        return _buffer.Slice(0, length);
    }

    readonly bool IsShortlyAfterName() =>
        _buffer[_length - 1] == ' ' && (_length == _nameEnd + 1 || (_length == _nameEnd + 2 && _buffer[_nameEnd] == ','));

    void Append(char c)
    {
        if (_length < _buffer.Length) _buffer[_length++] = c;
        else IsFull = true;
    }

    void Append(ReadOnlySpan<char> words)
    {
        if (_length + words.Length > _buffer.Length)
        {
            IsFull = true;
            words = words.Slice(0, _buffer.Length - _length);
        }

        words.CopyTo(_buffer.Slice(_length));
        _length += words.Length;
    }
}
