using System.Text.RegularExpressions;

namespace DingTalk.Testing.Rendering;

/// <summary>
/// The <c>&lt;font color=#FF0000&gt;</c> that DingTalk's own samples use: the one tag that phones take too. Colour names are
/// said to work on the desktop only.
/// </summary>
static partial class FontTag
{
    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = "#000000",
        ["blue"] = "#0000ff",
        ["gray"] = "#808080",
        ["green"] = "#008000",
        ["orange"] = "#ffa500",
        ["purple"] = "#800080",
        ["red"] = "#ff0000",
        ["white"] = "#ffffff",
        ["yellow"] = "#ffff00",
    };

    public static bool IsOpening(string tag) => Opening().IsMatch(tag);

    public static bool IsClosing(string tag) => tag.Replace(" ", "", StringComparison.Ordinal).Equals("</font>", StringComparison.OrdinalIgnoreCase);

    /// <summary>The colour as # and six digits, or null where this client does not know it.</summary>
    public static string? Colour(string tag, RenderTarget target)
    {
        var match = Attribute().Match(tag);
        if (!match.Success) return null;
        var value = match.Groups[1].Value;
        if (value[0] == '#') return value.ToLowerInvariant();
        return target == RenderTarget.Desktop ? Names.GetValueOrDefault(value) : null;
    }

    [GeneratedRegex(@"^<font(?=[\s>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex("""\scolor\s*=\s*["']?(#[0-9a-f]{6}|[a-z]{1,20})(?=["'\s>])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
