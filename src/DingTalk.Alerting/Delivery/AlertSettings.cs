using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>The options as the pipeline uses them: checked, filled in, and no longer changing.</summary>
sealed record AlertSettings
{
    const int MostKinds = 100_000;
    static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);
    static readonly TimeSpan Never = TimeSpan.FromDays(3_650);

    public required AlertTimings Timings { get; init; }
    public required int MaxKinds { get; init; }
    public required int? MonthlyQuota { get; init; }
    public required TimeSpan ShutdownTimeout { get; init; }
    public required IDigestFormatter Formatter { get; init; }

    /// <summary>The shipped formatter, which stands in when the user's own fails.</summary>
    public required IDigestFormatter FallbackFormatter { get; init; }

    public required Action<string>? Diagnostics { get; init; }
    public required MaskRules Masks { get; init; }
    public required IAlertRedactor? Redactor { get; init; }
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
                GroupWait = Bounded(options.GroupWait),
                Spacing = options.Spacing is { Length: > 0 } spacing ? [.. spacing.Select(Bounded)] : new AlertTimings().Spacing,
                RepeatInterval = Bounded(options.RepeatInterval),
                MaxRepeatInterval = Bounded(
                    options.MaxRepeatInterval < options.RepeatInterval ? options.RepeatInterval : options.MaxRepeatInterval),
                EpisodeMemory = Bounded(options.EpisodeMemory),
            },
            MaxKinds = options.MaxKinds,
            MonthlyQuota = options.MonthlyQuota,
            ShutdownTimeout = options.ShutdownTimeout,
            Formatter = options.Formatter ?? shipped,
            FallbackFormatter = shipped,
            Diagnostics = options.Diagnostics,
            Masks = MaskRules.From(options),
            Redactor = options.Redactor,
            Mentions = MentionsOf(options.Mention),
            MentionFrom = options.Mention?.MinimumLevel ?? AlertLevel.Fatal,
        };
    }

    static void Check(DingTalkOptions options)
    {
        Positive(options.GroupWait, nameof(options.GroupWait), allowZero: true);
        Positive(options.RepeatInterval, nameof(options.RepeatInterval));
        Positive(options.MaxRepeatInterval, nameof(options.MaxRepeatInterval));
        Positive(options.EpisodeMemory, nameof(options.EpisodeMemory));
        Positive(options.SendTimeout, nameof(options.SendTimeout), most: LongestTimeout);
        Positive(options.ShutdownTimeout, nameof(options.ShutdownTimeout), allowZero: true, LongestTimeout);
        foreach (var step in options.Spacing ?? []) Positive(step, nameof(options.Spacing), allowZero: true);
        Require(
            options.MaxKinds is >= 1 and <= MostKinds, nameof(options.MaxKinds),
            $"is {options.MaxKinds}; it must be at least 1 and at most {MostKinds}.");
        Require(
            options.MessagesPerMinute is >= 1 and <= 20, nameof(options.MessagesPerMinute),
            $"is {options.MessagesPerMinute}; it must be from 1 to 20, the most that DingTalk allows a robot.");
        Require(options.MonthlyQuota is null or >= 1, nameof(options.MonthlyQuota), $"is {options.MonthlyQuota}; it must be at least 1, or left out.");
        Require(
            options.Language is { } l && (IsLanguage(l, "zh") || IsLanguage(l, "en")), nameof(options.Language),
            $"is \"{options.Language}\"; it must be zh or en.");
        Require(
            (options.Mask & ~SensitiveData.All) == 0, nameof(options.Mask),
            $"is {options.Mask}; it must be made of None, Secrets, Mobiles, IdNumbers, Cards, Emails, IpAddresses, PersonalData and All.");
        CheckMentions(options.Mention);
        Require(
            string.IsNullOrEmpty(options.TraceUrl) || (Uri.TryCreate(options.TraceUrl!.Replace("{TraceId}", "0"), UriKind.Absolute, out var trace)
                && trace.Scheme is "http" or "https"), nameof(options.TraceUrl),
            $"is \"{options.TraceUrl}\"; it must be an http or https address, as in https://traces.example.com/{{TraceId}}.");

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

    static void CheckMentions(MentionOptions? mention)
    {
        var mobiles = mention?.Mobiles ?? [];
        var userIds = mention?.UserIds ?? [];
        Require(
            mobiles.Length + userIds.Length <= Mentions.MaxCount, nameof(DingTalkOptions.Mention),
            $"names {mobiles.Length + userIds.Length} people; DingTalk allows at most {Mentions.MaxCount} in a message.");
        foreach (var mobile in mobiles)
        {
            Require(
                !string.IsNullOrEmpty(mobile) && mobile.All(static c => c is (>= '0' and <= '9') or '+' or '-'), "Mention:Mobiles",
                $"holds \"{mobile}\"; a mobile number has digits only, as in 13800000000. For everybody set Mention:Everyone.");
        }

        foreach (var userId in userIds)
        {
            Require(
                !string.IsNullOrEmpty(userId) && userId.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '$' or ':'),
                "Mention:UserIds", $"holds \"{userId}\", which is no user id. For everybody set Mention:Everyone.");
        }
    }

    static Mentions? MentionsOf(MentionOptions? mention) =>
        mention is not null && (mention.Everyone || mention.Mobiles is { Length: > 0 } || mention.UserIds is { Length: > 0 })
            ? new Mentions { Mobiles = [.. mention.Mobiles ?? []], UserIds = [.. mention.UserIds ?? []], Everyone = mention.Everyone }
            : null;

    // "Never" is often written as the longest time there is, which no date can be added to.
    static TimeSpan Bounded(TimeSpan value) => value < Never ? value : Never;

    static void Positive(TimeSpan value, string name, bool allowZero = false, TimeSpan? most = null)
    {
        Require(
            allowZero ? value >= TimeSpan.Zero : value > TimeSpan.Zero, name,
            $"is {value}; it must be {(allowZero ? "zero or more" : "more than zero")}, as in 00:00:02 for two seconds.");
        Require(most is null || value <= most, name, $"is {value}; it must be at most {most}.");
    }

    static void Require(bool condition, string option, string sentence)
    {
        if (!condition) throw new ArgumentException($"The DingTalk option {option} {sentence}", option);
    }
}
