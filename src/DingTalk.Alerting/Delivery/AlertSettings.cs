using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>The options as the pipeline uses them: checked, filled in, and no longer changing.</summary>
sealed record AlertSettings
{
    public required AlertTimings Timings { get; init; }
    public required int MaxKinds { get; init; }
    public required int? MonthlyQuota { get; init; }
    public required TimeSpan ShutdownTimeout { get; init; }
    public required IDigestFormatter Formatter { get; init; }

    /// <summary>The shipped formatter, which stands in when the user's own fails.</summary>
    public required IDigestFormatter FallbackFormatter { get; init; }

    public required Action<string>? Diagnostics { get; init; }
    public required Mentions? Mentions { get; init; }
    public required AlertLevel MentionFrom { get; init; }

    public static AlertSettings From(DingTalkOptions options)
    {
        Check(options);
        var shipped = new MarkdownDigestFormatter(options);
        return new AlertSettings
        {
            Timings = new AlertTimings
            {
                GroupWait = options.GroupWait,
                Spacing = options.Spacing is { Length: > 0 } spacing ? [.. spacing] : new AlertTimings().Spacing,
                RepeatInterval = options.RepeatInterval,
                MaxRepeatInterval = options.MaxRepeatInterval < options.RepeatInterval ? options.RepeatInterval : options.MaxRepeatInterval,
                EpisodeMemory = options.EpisodeMemory,
            },
            MaxKinds = options.MaxKinds,
            MonthlyQuota = options.MonthlyQuota,
            ShutdownTimeout = options.ShutdownTimeout,
            Formatter = options.Formatter ?? shipped,
            FallbackFormatter = shipped,
            Diagnostics = options.Diagnostics,
            Mentions = options.Mention is { } m && (m.Everyone || m.Mobiles.Length > 0 || m.UserIds.Length > 0)
                ? new Mentions { Mobiles = [.. m.Mobiles], UserIds = [.. m.UserIds], Everyone = m.Everyone }
                : null,
            MentionFrom = options.Mention?.MinimumLevel ?? AlertLevel.Fatal,
        };
    }

    static void Check(DingTalkOptions options)
    {
        Positive(options.GroupWait, nameof(options.GroupWait), allowZero: true);
        Positive(options.RepeatInterval, nameof(options.RepeatInterval));
        Positive(options.MaxRepeatInterval, nameof(options.MaxRepeatInterval));
        Positive(options.EpisodeMemory, nameof(options.EpisodeMemory));
        Positive(options.SendTimeout, nameof(options.SendTimeout));
        Positive(options.ShutdownTimeout, nameof(options.ShutdownTimeout), allowZero: true);
        foreach (var step in options.Spacing ?? []) Positive(step, nameof(options.Spacing), allowZero: true);
        Require(options.MaxKinds >= 1, nameof(options.MaxKinds), $"is {options.MaxKinds}; it must be at least 1.");
        Require(
            options.MessagesPerMinute is >= 1 and <= 20, nameof(options.MessagesPerMinute),
            $"is {options.MessagesPerMinute}; it must be from 1 to 20, the most that DingTalk allows a robot.");
        Require(options.MonthlyQuota is null or >= 1, nameof(options.MonthlyQuota), $"is {options.MonthlyQuota}; it must be at least 1, or left out.");
        Require(
            options.Language is { } l && (IsLanguage(l, "zh") || IsLanguage(l, "en")), nameof(options.Language),
            $"is \"{options.Language}\"; it must be zh or en.");
        if (options.Mention is { } mention)
        {
            Require(
                mention.Mobiles.Length + mention.UserIds.Length <= Mentions.MaxCount, nameof(options.Mention),
                $"names {mention.Mobiles.Length + mention.UserIds.Length} people; DingTalk allows at most {Mentions.MaxCount} in a message.");
        }

        if (options.TimeZone is { Length: > 0 } zone)
        {
            Require(
                IsTimeZone(zone), nameof(options.TimeZone),
                $"is \"{zone}\", which this machine does not know; use an id such as Asia/Shanghai, or leave it out for this machine's own.");
        }
    }

    static bool IsTimeZone(string id)
    {
        try
        {
            TimeZoneInfo.FindSystemTimeZoneById(id);
            return true;
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return false;
        }
    }

    static bool IsLanguage(string value, string language) =>
        value.Equals(language, StringComparison.OrdinalIgnoreCase) || value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);

    static void Positive(TimeSpan value, string name, bool allowZero = false) => Require(
        allowZero ? value >= TimeSpan.Zero : value > TimeSpan.Zero, name,
        $"is {value}; it must be {(allowZero ? "zero or more" : "more than zero")}, as in 00:00:02 for two seconds.");

    static void Require(bool condition, string option, string sentence)
    {
        if (!condition) throw new ArgumentException($"The DingTalk option {option} {sentence}", option);
    }
}
