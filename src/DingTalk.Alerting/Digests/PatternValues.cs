using System.Globalization;
using System.Text;

namespace DingTalk.Alerting;

/// <summary>Finds in rendered texts what stands where their pattern has masks.</summary>
static class PatternValues
{
    const int MostSlots = 16;

    /// <summary>What varied among some texts, slot by slot, named by the word before it.</summary>
    public static IEnumerable<VaryingValue> Of(string pattern, IReadOnlyCollection<string> texts, bool isComplete)
    {
        var parts = pattern.Split([TextMask.Value], MostSlots + 1, StringSplitOptions.None);
        var rows = texts.Select(text => Read(parts, text)).OfType<string[]>().ToArray();
        // A text that does not show its values leaves the others incomplete.
        isComplete &= rows.Length == texts.Count;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var slot = 0; slot + 1 < parts.Length; slot++)
        {
            var values = rows.Select(row => row[slot]).Distinct(StringComparer.Ordinal).ToArray();
            if (values.Length < 2) continue;
            var word = NameBefore(parts[slot]);
            var name = word;
            for (var n = 2; !names.Add(name); n++) name = word + " " + n.ToString(CultureInfo.InvariantCulture);
            yield return new VaryingValue(name, values, isComplete);
        }
    }

    // The parts between the masks, looked for one after the other. Null where one is not there.
    static string[]? Read(string[] parts, string text)
    {
        var line = InOneForm(text);
        if (!line.StartsWith(parts[0], StringComparison.Ordinal)) return null;
        var values = new string[parts.Length - 1];
        var at = parts[0].Length;
        for (var slot = 0; slot < values.Length; slot++)
        {
            var next = parts[slot + 1];
            var isLast = slot + 1 == values.Length;
            // Behind the last slot there may be more of the text than of the pattern, which is cut.
            var end = next.Length == 0 && isLast ? line.Length : line.IndexOf(next, at, StringComparison.Ordinal);
            if (isLast && next.Length > 0 && line.EndsWith(next, StringComparison.Ordinal)) end = line.Length - next.Length;
            if (end < at) return null;
            values[slot] = line.Substring(at, end - at).Trim();
            at = end + next.Length;
        }

        return values;
    }

    // White space as the mask writes it.
    static string InOneForm(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsWhiteSpace(text[at]))
            {
                line.Append(text[at++]);
                continue;
            }

            var isLine = false;
            for (; at < text.Length && char.IsWhiteSpace(text[at]); at++) isLine |= MaskChar.IsLineEnd(text[at]);
            if (line.Length > 0) line.Append(isLine ? '\n' : ' ');
        }

        return line.ToString();
    }

    static string NameBefore(string part)
    {
        var end = part.Length;
        while (end > 0 && !char.IsLetter(part[end - 1])) end--;
        var start = end;
        while (start > 0 && (char.IsLetter(part[start - 1]) || part[start - 1] is '_' or '-' or '.')) start--;
        return start < end ? part.Substring(start, end - start) : TextMask.Value;
    }
}
