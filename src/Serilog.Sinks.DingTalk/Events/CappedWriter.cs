using System.Text;

namespace Serilog.Sinks.DingTalk;

/// <summary>Takes so many characters and swallows the rest, so that one event cannot make a text of any size.</summary>
sealed class CappedWriter(int limit, IFormatProvider? formatProvider) : TextWriter(formatProvider)
{
    readonly StringBuilder _text = new();
    bool _isCut;

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        if (_text.Length < limit) _text.Append(value);
        else _isCut = true;
    }

    public override void Write(char[] buffer, int index, int count)
    {
        var taken = Room(count);
        _text.Append(buffer, index, taken);
        _isCut |= taken < count;
    }

    public override void Write(string? value)
    {
        if (value is null) return;

        var taken = Room(value.Length);
        _text.Append(value, 0, taken);
        _isCut |= taken < value.Length;
    }

#if !NETSTANDARD2_0
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var taken = Room(buffer.Length);
        _text.Append(buffer[..taken]);
        _isCut |= taken < buffer.Length;
    }
#endif

    /// <summary>What was written, with an ellipsis where it was cut; never half a surrogate pair.</summary>
    public override string ToString()
    {
        if (!_isCut) return _text.ToString();

        var length = Math.Min(_text.Length, limit - 1);
        if (length > 0 && char.IsHighSurrogate(_text[length - 1])) length--;
        return _text.ToString(0, length) + "…";
    }

    int Room(int wanted) => Math.Min(wanted, limit - _text.Length);
}
