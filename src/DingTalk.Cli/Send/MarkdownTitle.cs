namespace DingTalk.Cli.Send;

/// <summary>A title for markdown that comes without one: its first line with words in it, without its marks.</summary>
static class MarkdownTitle
{
    const int MaxLength = 60;

    public static string Of(string markdown)
    {
        foreach (var line in markdown.Split('\n'))
        {
            var words = line.Trim().TrimStart('#', '>', '-', '*', ' ', '`').Replace("**", "", StringComparison.Ordinal).Trim();
            if (words.Length == 0) continue;
            if (words.Length <= MaxLength) return words;
            return words[..(char.IsHighSurrogate(words[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] + "…";
        }

        return "…";
    }
}
