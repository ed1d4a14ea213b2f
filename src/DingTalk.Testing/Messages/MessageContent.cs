namespace DingTalk.Testing.Messages;

/// <summary>What a body says, whichever API it came through.</summary>
sealed record MessageContent
{
    public static MessageContent None { get; } = new();

    /// <summary>The type in the webhook's words: text, markdown, link, actionCard, feedCard, image, audio, file, video, empty.</summary>
    public string? MsgType { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The address that a link or a card with one button opens.</summary>
    public string Url { get; init; } = "";

    /// <summary>The picture of a link, or the image itself: an address, or a media id that begins with @.</summary>
    public string Picture { get; init; } = "";

    /// <summary>The buttons of an actionCard, in order; the single one counts, and then alone.</summary>
    public IReadOnlyList<MessageLink> Buttons { get; init; } = [];

    /// <summary>Whether the buttons are those of the list, not the single one.</summary>
    public bool ButtonsAreListed { get; init; }

    /// <summary>Whether there is a list of buttons that does not count beside the single one.</summary>
    public bool ButtonsAreIgnored { get; init; }

    public bool ButtonsSideBySide { get; init; }

    public bool HideAvatar { get; init; }

    /// <summary>The headlines of a feedCard, in order.</summary>
    public IReadOnlyList<MessageLink> Links { get; init; } = [];

    /// <summary>The file, sound or film: its media id.</summary>
    public string MediaId { get; init; } = "";

    public string FileName { get; init; } = "";

    /// <summary>Of a sound or film.</summary>
    public TimeSpan? Duration { get; init; }

    public MessageMentions At { get; init; } = new();

    public string? MsgUuid { get; init; }

    /// <summary>Whether the robot can send this type at all.</summary>
    public bool Supported { get; init; } = true;

    /// <summary>The first required field that is missing or empty.</summary>
    public MissingField? Missing { get; init; }

    /// <summary>Mistakes in it that are accepted without a word.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];
}
