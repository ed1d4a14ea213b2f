namespace DingTalk.Robots;

/// <summary>What came of one HTTP call: an answer, a part of one, or none.</summary>
sealed record HttpAnswer
{
    public int? Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>What cut the call short, without secrets.</summary>
    public Exception? Exception { get; init; }

    public bool IsTimeout { get; init; }

    /// <summary>Whether there is something to judge by: the whole answer, or a status that refuses, whatever became of its body.</summary>
    public bool IsWhole => Exception is null || Status is < 200 or >= 300;
}
