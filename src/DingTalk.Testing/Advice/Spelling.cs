namespace DingTalk.Testing.Advice;

/// <summary>Which of the known names a wrong one was meant to be.</summary>
static class Spelling
{
    /// <summary>The name meant, or null where it resembles none.</summary>
    public static string? Match(string wrong, IReadOnlyCollection<string> names)
    {
        if (wrong.Length is 0 or > 40) return null;
        var plain = Plain(wrong);
        return names.FirstOrDefault(name => Plain(name) == plain)
            ?? names.FirstOrDefault(name => Distance(Plain(name), plain) <= (name.Length < 5 ? 1 : 2) && name.Length > 2);
    }

    static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
