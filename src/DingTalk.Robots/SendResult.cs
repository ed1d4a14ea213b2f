namespace DingTalk.Robots;

/// <summary>What came of sending one message. It never holds the access token or the secret.</summary>
public sealed record SendResult
{
    /// <summary>A delivered message.</summary>
    public static SendResult Delivered { get; } = new() { Outcome = SendOutcome.Delivered };

    /// <summary>What is known about the message.</summary>
    public required SendOutcome Outcome { get; init; }

    /// <summary>Why it was not delivered; <see cref="SendReason.None"/> when it was.</summary>
    public SendReason Reason { get; init; }

    /// <summary>DingTalk's <c>errcode</c>, where the answer had one.</summary>
    public long? ErrorCode { get; init; }

    /// <summary>DingTalk's <c>errmsg</c>, cut to 500 characters, where the answer had one.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The HTTP status, where there was an answer. DingTalk answers refusals with 200 too.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>One sentence that says what happened and what to do about it; empty when delivered.</summary>
    public string Advice { get; init; } = "";

    /// <summary>How long to wait before the next attempt, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's own time (the answer's <c>Date</c> header), where it told one.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>What was thrown on the way, where something was.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Whether the message is in the conversation.</summary>
    public bool IsDelivered => Outcome == SendOutcome.Delivered;

    /// <summary>The advice with DingTalk's own code and words behind it, where it gave any.</summary>
    public string Explain()
    {
        var advice = Advice.Length > 0 ? Advice : $"{Outcome} ({Reason}).";
        if (ErrorCode is not { } code) return advice;
        return string.IsNullOrEmpty(ErrorMessage) ? $"{advice} (errcode {code})" : $"{advice} (errcode {code}: \"{ErrorMessage}\")";
    }

    /// <inheritdoc />
    public override string ToString() => IsDelivered
        ? "Delivered"
        : ErrorCode is { } code ? $"{Outcome} ({Reason}, errcode {code}): {Advice}" : $"{Outcome} ({Reason}): {Advice}";
}
