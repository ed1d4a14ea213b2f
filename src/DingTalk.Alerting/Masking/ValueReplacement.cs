using System.Text;

namespace DingTalk.Alerting;

/// <summary>A property's value, and what is told in its place, wherever it was rendered.</summary>
readonly struct ValueReplacement(string value, string told)
{
    const int ShortestRemainder = 3;
    const char Ellipsis = '…';

    public string Value { get; } = value;

    /// <summary>The value as it is, and as it stands inside quotes and in an address.</summary>
    public static IEnumerable<ValueReplacement> Of(string value, string told)
    {
        string[] forms = [value, value.Replace("\\", "\\\\").Replace("\"", "\\\""), Uri.EscapeDataString(value)];
        return forms.Distinct(StringComparer.Ordinal).Select(form => new ValueReplacement(form, told));
    }

    public string In(string text)
    {
        // A value that was cut to its size is only the beginning of what stands in the text: the rest goes with it.
        var isCut = Value[Value.Length - 1] == Ellipsis;
        var beginning = isCut ? Value.Substring(0, Value.Length - 1) : Value;
        if (beginning.Length == 0) return text;

        StringBuilder? to = null;
        var copied = 0;
        for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, copied, StringComparison.Ordinal))
        {
            var end = at + beginning.Length;
            while (isCut && end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            (to ??= new StringBuilder(text.Length)).Append(text, copied, at - copied).Append(told);
            copied = end;
        }

        if (copied == text.Length) return to?.ToString() ?? text;
        var remainder = Remainder(text, copied, beginning);
        if (remainder > 0) (to ??= new StringBuilder(text.Length)).Append(text, copied, text.Length - 1 - remainder - copied).Append(told).Append(Ellipsis);
        else to?.Append(text, copied, text.Length - copied);
        return to?.ToString() ?? text;
    }

    /// <summary>How much of the value stands at the end of a text that was cut in the middle of it.</summary>
    static int Remainder(string text, int from, string value)
    {
        if (text[text.Length - 1] != Ellipsis) return 0;
        var end = text.Length - 1;
        for (var length = Math.Min(value.Length - 1, end - from); length >= ShortestRemainder; length--)
        {
            if (string.CompareOrdinal(text, end - length, value, 0, length) == 0) return length;
        }

        return 0;
    }
}
