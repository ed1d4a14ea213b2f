namespace DingTalk.Alerting;

/// <summary>A place of a pattern where values vary, with the marks that all of them had around them.</summary>
readonly record struct TextSlot(int Place, string Before, string After)
{
    public static TextSlot Of(int place, ReadOnlySpan<char> token) => new(
        place,
        token.Slice(0, TokenForm.MarksBefore(token)).ToString(),
        token.Slice(token.Length - TokenForm.MarksAfter(token)).ToString());

    public bool Fits(ReadOnlySpan<char> token) =>
        token.StartsWith(Before.AsSpan(), StringComparison.Ordinal)
        && TokenForm.MarksAfter(token) == After.Length && token.EndsWith(After.AsSpan(), StringComparison.Ordinal)
        && token.Length > Before.Length + After.Length;

    public TextSlot Widened(ReadOnlySpan<char> token)
    {
        int before = 0, after = 0;
        var marks = token.Length - TokenForm.MarksAfter(token);
        while (before < Before.Length && before < token.Length && Before[before] == token[before]) before++;
        while (after < After.Length && token.Length - after > marks && After[After.Length - 1 - after] == token[token.Length - 1 - after]) after++;
        return this with { Before = Before.Substring(0, before), After = After.Substring(After.Length - after) };
    }

    public override string ToString() => Before + TextMask.Value + After;
}
