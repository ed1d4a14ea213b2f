using System.Globalization;
using System.Text;

namespace DingTalk.Testing.Rendering;

/// <summary>
/// Makes visible what would change how the text around it reads: the controls of writing direction, and control characters.
/// </summary>
static class VisibleText
{
    public static string Of(string text)
    {
        var first = IndexOfControl(text);
        if (first < 0) return text;
        var visible = new StringBuilder(text, 0, first, text.Length + 32);
        foreach (var c in text.AsSpan(first))
        {
            if (IsControl(c))
                visible.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)c:X4}⟩");
            else
                visible.Append(c);
        }

        return visible.ToString();
    }

    /// <summary>The beginning of a text, never half a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    static int IndexOfControl(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsControl(text[i])) return i;
        }

        return -1;
    }

    static bool IsControl(char c) => c switch
    {
        '\n' or '\t' or '\r' => false,
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.IsControl(c),
    };
}
