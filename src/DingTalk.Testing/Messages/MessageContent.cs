namespace DingTalk.Testing.Messages;

/// <summary>What a body says.</summary>
sealed record MessageContent
{
    public static MessageContent None { get; } = new();

    public string? MsgType { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public MessageMentions At { get; init; } = new();

    public string? MsgUuid { get; init; }

    /// <summary>Whether a custom robot can send this type at all.</summary>
    public bool Supported { get; init; } = true;

    /// <summary>The first required field that is missing or empty.</summary>
    public MissingField? Missing { get; init; }
}
