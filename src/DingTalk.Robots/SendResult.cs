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

    /// <summary>The symbolic code of api.dingtalk.com, as <c>invalidParameter.robotCode.notExsit</c>, where the answer had one.</summary>
    public string? ErrorName { get; init; }

    /// <summary>DingTalk's <c>errmsg</c> or <c>message</c>, cut to 500 characters, where the answer had one.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The HTTP status, where there was an answer. DingTalk answers refusals with 200 too.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>One sentence that says what happened and what to do about it; empty when delivered or accepted.</summary>
    public string Advice { get; init; } = "";

    /// <summary>How long to wait before the next attempt, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's own time (the answer's <c>Date</c> header), where it told one.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>DingTalk's own number of the call, which its support asks for; null where the answer had none, as a webhook's.</summary>
    public string? RequestId { get; init; }

    /// <summary>The permissions that the app lacks, as DingTalk's console names them; empty where it named none.</summary>
    public IReadOnlyList<string> RequiredScopes { get; init; } = [];

    /// <summary>
    /// What DingTalk knows the message by from now on, for its read status and its recall: one key of a message to a group, one
    /// for each 20 receivers of a message to persons, none of a webhook's.
    /// </summary>
    public IReadOnlyList<string> ProcessQueryKeys { get; init; } = [];

    /// <summary>
    /// Whether the same message can be sent again without appearing twice. False where it is in doubt and has no key by which
    /// DingTalk would know it again: always through an app's robot, and through a webhook without a
    /// <see cref="RobotMessage.MsgUuid"/>; false too where some of several receivers have it. The default is true.
    /// </summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>What was thrown on the way, where something was.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Whether the message is in the conversation. Never so through an app's robot: see <see cref="IsAccepted"/>.</summary>
    public bool IsDelivered => Outcome == SendOutcome.Delivered;

    /// <summary>Whether DingTalk took the message, delivered or not yet.</summary>
    public bool IsAccepted => Outcome is SendOutcome.Delivered or SendOutcome.Accepted;

    /// <summary>The first of <see cref="ProcessQueryKeys"/>; null where there is none.</summary>
    public string? ProcessQueryKey => ProcessQueryKeys.Count > 0 ? ProcessQueryKeys[0] : null;

    /// <summary>The advice with DingTalk's own code and words behind it, where it gave any.</summary>
    public string Explain()
    {
        var advice = Advice.Length > 0 ? Advice : Outcome switch
        {
            SendOutcome.Delivered => "DingTalk delivered the message.",
            SendOutcome.Accepted when ProcessQueryKeys.Count > 0 => "DingTalk took the message and delivers it by itself.",
            SendOutcome.Accepted => "DingTalk took the call.",
            _ => $"{Outcome} ({Reason}).",
        };
        if (IsAccepted && Reason == SendReason.None) return advice;

        var words = string.IsNullOrEmpty(ErrorMessage) ? "" : $": \"{ErrorMessage}\"";
        var request = RequestId is null ? "" : $", request {RequestId}";
        return Code is { } code ? $"{advice} ({code}{words}{request})" : advice;
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (IsAccepted && Reason == SendReason.None) return Outcome.ToString();
        return Code is { } code ? $"{Outcome} ({Reason}, {code}): {Advice}" : $"{Outcome} ({Reason}): {Advice}";
    }

    string? Code => ErrorName is { } name ? $"code {name}" : ErrorCode is { } number ? $"errcode {number}" : null;
}
