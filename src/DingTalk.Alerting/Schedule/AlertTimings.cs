namespace DingTalk.Alerting;

/// <summary>The numbers of the schedule, as the options give them.</summary>
sealed record AlertTimings
{
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan[] Spacing { get; init; } =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
    ];

    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromMinutes(1);
    public TimeSpan MaxRepeatInterval { get; init; } = TimeSpan.FromHours(2);
    public TimeSpan EpisodeMemory { get; init; } = TimeSpan.FromHours(4);
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether falling quiet is worth a message of its own.</summary>
    public bool TellsQuiet { get; init; }

    public int StormKinds { get; init; } = 10;
}
