using System.Text.RegularExpressions;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Advice;

/// <summary>Mentions that notify nobody, though the message is shown.</summary>
static partial class MentionHints
{
    const int Most = 50;

    public static IEnumerable<string> Find(MessageContent content)
    {
        var at = content.At;
        var named = at.Mobiles.Concat(at.UserIds).ToList();
        if (content.MsgType is not ("text" or "markdown" or "actionCard"))
        {
            if (named.Count > 0 || at.Everyone)
                yield return $"A {content.MsgType} message cannot mention anybody: at is ignored. Take text or markdown.";
            yield break;
        }

        if (named.Count > Most) yield return $"at names {named.Count} people: a message mentions at most {Most}.";
        var absent = named.Where(who => !content.Text.Contains($"@{who}", StringComparison.Ordinal)).Take(Most).ToList();
        if (absent.Count > 0)
        {
            var first = Short(absent[0]);
            yield return $"at names {string.Join(", ", absent.Take(3).Select(Short))}{(absent.Count > 3 ? " and others" : "")}, but the text does not "
                + $"hold @{first}{(absent.Count > 1 ? " and so on" : "")}: nobody is notified. The text must say @{first}.";
        }

        foreach (Match number in Mobile().Matches(content.Text))
        {
            if (at.Mobiles.Contains(number.Groups[1].Value)) continue;
            yield return $"The text says {number.Value}, but at.atMobiles does not name {number.Groups[1].Value}: nobody is notified.";
            break;
        }

        if (!at.Everyone && Everyone().Match(content.Text) is { Success: true } everyone)
            yield return $"The text says {everyone.Value}, but at.isAtAll is not true: nobody is notified.";
    }

    static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    [GeneratedRegex("@(1[0-9]{10})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex("@(all\\b|所有人)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Everyone();
}
