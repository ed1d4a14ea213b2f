using System.CommandLine;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>Whom the command line mentions.</summary>
static class MentionValues
{
    /// <summary>The mentions, or null where there are none.</summary>
    public static Mentions? Read(ParseResult parsed, ContentOptions options)
    {
        var at = parsed.GetValue(options.At) ?? [];
        var everyone = parsed.GetValue(options.AtAll) || at.Contains("all");
        var mobiles = at.Where(IsMobile).ToArray();
        string[] users = [.. at.Where(name => !IsMobile(name) && name != "all"), .. parsed.GetValue(options.AtUser) ?? []];
        if (!everyone && mobiles.Length + users.Length == 0) return null;
        return new Mentions { Mobiles = mobiles, UserIds = users, Everyone = everyone };
    }

    // Numbers of other countries are written +886-… in DingTalk.
    static bool IsMobile(string name) => name.Length > 0 && name.All(static c => char.IsAsciiDigit(c) || c is '+' or '-') && char.IsAsciiDigit(name[^1]);
}
