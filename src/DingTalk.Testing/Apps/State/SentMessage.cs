namespace DingTalk.Testing.Apps.State;

/// <summary>A message of the app that somebody may ask about, by its key, task or DING id.</summary>
sealed class SentMessage
{
    public required string Key { get; init; }

    public required MessageChannel Channel { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public string? Conversation { get; init; }

    /// <summary>Whom it reached.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>What a work notification did not do.</summary>
    public WorkResult Result { get; init; } = new();

    /// <summary>Its number in the inbox; 0 where it is not there.</summary>
    public long InboxId { get; set; }

    public bool IsRecalled { get; set; }

    public List<string> ReadBy { get; } = [];
}
