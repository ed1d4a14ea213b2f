using Serilog.Events;

namespace DingTalk.Cli.Digest;

/// <summary>What a digest is made of.</summary>
sealed record DigestRequest
{
    /// <summary>The log's name, as the messages show it for the application's.</summary>
    public required string Application { get; init; }

    public LogEventLevel Level { get; init; } = LogEventLevel.Error;

    public string Language { get; init; } = "zh";

    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;
}
