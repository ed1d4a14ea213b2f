namespace DingTalk.Alerting;

/// <summary>What varied among a group's events: a line for each name, with how many values there were and the first of them.</summary>
sealed class VaryingText(MessageStyle style)
{
    const int MaxValues = 5;
    const int MaxValuesLength = 100;
    const int MaxVarying = 4;
    const int MaxValueBytes = 120;
    const int MaxNameBytes = 100;

    readonly Words _words = style.Words;

    public string Write(DigestGroup group, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        var shown = new List<VaryingValue>();
        foreach (var varying in group.Varying)
        {
            if (shown.Count == MaxVarying) break;
            if (PropertyChoice.IsPlumbing(varying.Name) || style.Text.IsHidden(varying.Name)) continue;
            if (shown.Exists(other => Repeats(varying, other))) continue;
            if (!text.TryLine(Line(varying, group.Count))) break;
            shown.Add(varying);
        }

        return text.ToString();
    }

    // A path that holds the order's number varies because the number does.
    static bool Repeats(VaryingValue varying, VaryingValue other) =>
        varying.Values.Count == other.Values.Count
        && varying.Values.Zip(other.Values, static (value, part) => value.Contains(part)).All(static isPart => isPart);

    string Line(VaryingValue varying, long count)
    {
        var line = style.Text.Name(varying.Name, MaxNameBytes) + _words.Colon + _words.Distinct(varying.Values.Count, varying.IsComplete, count);
        var shown = new List<string>();
        var length = 0;
        foreach (var value in varying.Values)
        {
            var escaped = style.Text.Line(value, MaxValueBytes);
            length += escaped.Length;
            if (shown.Count == MaxValues || (shown.Count > 1 && length > MaxValuesLength)) break;
            shown.Add(escaped);
        }

        line += string.Join(_words.Comma, shown);
        return varying.Values.Count > shown.Count || !varying.IsComplete ? line + " …" : line;
    }
}
