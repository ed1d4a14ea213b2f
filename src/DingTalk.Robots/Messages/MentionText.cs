using System.Text;

namespace DingTalk.Robots;

/// <summary>Writes into a message's text what a list of mentions needs there.</summary>
static class MentionText
{
    public static Mentions Join(Mentions? present, Mentions added)
    {
        ArgumentNullException.ThrowIfNull(added);
        var all = new Mentions
        {
            Mobiles = Join(present?.Mobiles, added.Mobiles),
            UserIds = Join(present?.UserIds, added.UserIds),
            Everyone = added.Everyone || present is { Everyone: true },
        };
        MessageRules.CheckMentions(all);
        return all;
    }

    public static string Write(string? text, Mentions mentions, string separator)
    {
        text ??= "";
        var missing = new StringBuilder();
        foreach (var name in mentions.Mobiles.Concat(mentions.UserIds).Where(name => !Holds(text, name)))
            missing.Append(missing.Length == 0 ? "" : " ").Append('@').Append(name);
        if (missing.Length == 0) return text;

        return text.Length == 0 ? missing.ToString() : text + separator + missing;
    }

    static string[] Join(IReadOnlyList<string>? present, IReadOnlyList<string>? added)
        => (present ?? []).Concat(added ?? []).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Whether the name stands there after an @ and whole: <c>@1380</c> is none of <c>@13800138000</c>.</summary>
    static bool Holds(string text, string name)
    {
        var mention = "@" + name;
        for (var i = text.IndexOf(mention, StringComparison.Ordinal); i >= 0;
             i = text.IndexOf(mention, i + 1, StringComparison.Ordinal))
        {
            var end = i + mention.Length;
            if (end == text.Length || !IsPartOfName(text[end])) return true;
        }

        return false;
    }

    // A Chinese word may follow a number without a blank, a digit or a letter of its own alphabet may not.
    static bool IsPartOfName(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or '-';
}
