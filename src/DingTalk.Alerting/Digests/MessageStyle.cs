using System.Reflection;

namespace DingTalk.Alerting;

/// <summary>What the options say about every message: names, language, zone, links. Read once.</summary>
sealed class MessageStyle
{
    public required Words Words { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public required string Application { get; init; }
    public required string Environment { get; init; }
    public required string Instance { get; init; }
    public required string Keyword { get; init; }
    public required string TraceUrl { get; init; }
    public required LogText Text { get; init; }

    public static MessageStyle From(DingTalkOptions options) => new()
    {
        Words = Words.For(options.Language),
        Zone = string.IsNullOrWhiteSpace(options.TimeZone)
            ? TimeZoneInfo.Local
            : TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone!.Trim()),
        Application = FirstOf(options.Application, Assembly.GetEntryAssembly()?.GetName().Name, AppDomain.CurrentDomain.FriendlyName),
        Environment = FirstOf(
            options.Environment,
            System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"),
            System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")),
        Instance = FirstOf(options.Instance, System.Environment.MachineName),
        Keyword = OneLine(options.Keyword),
        TraceUrl = Link(options.TraceUrl),
        Text = new LogText(MaskRules.From(options)),
    };

    public static string Mark(AlertLevel level) => level switch
    {
        AlertLevel.Fatal => "🔴",
        AlertLevel.Error => "🟠",
        AlertLevel.Warning => "🟡",
        _ => "⚪",
    };

    static string FirstOf(params string?[] names) => names.FirstOrDefault(static n => !string.IsNullOrWhiteSpace(n))?.Trim() ?? "";

    // The keyword is the robot's, exactly: all that may not stand in a heading is a line break.
    static string OneLine(string? text) =>
        text is null ? "" : new string([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]).Trim();

    static string Link(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) return "";
        return string.Concat(url!.Trim().Select(static c => c switch
        {
            '(' => "%28",
            ')' => "%29",
            '<' => "%3C",
            '>' => "%3E",
            ' ' => "%20",
            _ when char.IsControl(c) => "",
            _ => c.ToString(),
        }));
    }
}
