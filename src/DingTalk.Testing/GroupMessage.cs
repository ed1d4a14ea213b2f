using System.Text.Json;
using DingTalk.Testing.Http;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing;

/// <summary>One request to a robot of the group: what it said, and what became of it.</summary>
public sealed record GroupMessage
{
    internal GroupMessage()
    {
    }

    /// <summary>Its number: 1 for the group's first request, rising by one. A reset does not start again.</summary>
    public long Id { get; internal init; }

    /// <summary>When it was judged, by the group's clock, in UTC.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>The way by which it came.</summary>
    public MessageChannel Channel { get; internal init; }

    /// <summary>The access token, or the robot code, of the robot it named. Empty where it named none.</summary>
    public string Robot { get; internal init; } = "";

    /// <summary>The id of the group's conversation that it belongs to. Null for what goes to people.</summary>
    public string? Conversation { get; internal init; }

    /// <summary>The user ids of the people that it reaches, where it goes to people.</summary>
    public IReadOnlyList<string> Users { get; internal init; } = [];

    /// <summary>Whether it was shown and has been recalled.</summary>
    public bool IsRecalled { get; internal init; }

    /// <summary>Whether the group shows it.</summary>
    public MessageOutcome Outcome { get; internal init; }

    /// <summary>
    /// The <c>errcode</c> of the judgement: 0 for a delivered message and for a repeated <c>msgUuid</c>, -1 where a fault took
    /// the request before any check.
    /// </summary>
    public int ErrCode { get; internal init; }

    /// <summary>The <c>errmsg</c> of the judgement. Empty where a fault took the request before any check.</summary>
    public string ErrMsg { get; internal init; } = "";

    /// <summary>
    /// The symbolic code of a refusal by the app API, such as <c>invalidParameter.msgKey.invalid</c>; <see cref="ErrCode"/> is then
    /// the HTTP status. Null where codes are numbers.
    /// </summary>
    public string? Code { get; internal init; }

    /// <summary>In plain words, why it was refused, or which fault its answer met. Null where there is nothing to say.</summary>
    public string? Reason { get; internal init; }

    /// <summary>
    /// Mistakes that DingTalk accepts without a word, each as a sentence that says what to do: a mention that reaches nobody, a
    /// field that is ignored, text that a phone does not show. Empty where there is nothing to say.
    /// </summary>
    public IReadOnlyList<string> Hints { get; internal init; } = [];

    /// <summary>The <c>msgtype</c>. Null where the body could not be read.</summary>
    public string? MsgType => Content.MsgType;

    /// <summary>The title, of a type that has one; the first link's of a feedCard. Otherwise empty.</summary>
    public string Title => Content.Title;

    /// <summary>The text or content; of a feedCard the titles, one a line. Empty where there is none.</summary>
    public string Text => Content.Text;

    /// <summary>The address that a link, or a card with one button, opens. Empty where there is none.</summary>
    public string Url => Content.Url;

    /// <summary>The picture of a link, or the image itself: an address or a media id. Empty where there is none.</summary>
    public string Picture => Content.Picture;

    /// <summary>The buttons of an actionCard that are shown, in order: the single one, or the listed ones. Otherwise empty.</summary>
    public IReadOnlyList<MessageLink> Buttons => Content.Buttons;

    /// <summary>The headlines of a feedCard, in order. Otherwise empty.</summary>
    public IReadOnlyList<MessageLink> Links => Content.Links;

    /// <summary>Whom it asks to mention.</summary>
    public MessageMentions At => Content.At;

    /// <summary>Its idempotency key. Null where it has none.</summary>
    public string? MsgUuid => Content.MsgUuid;

    /// <summary>The size of the body on the wire, in bytes. Where a body was cut off: the length it declared, or what was read.</summary>
    public long BodyBytes { get; internal init; }

    /// <summary>The body as it came, decoded as UTF-8, at most <see cref="DingTalkGroupOptions.MaxBody"/> bytes of it.</summary>
    public string Body { get; internal init; } = "";

    /// <summary>The HTTP method.</summary>
    public string Method { get; internal init; } = "";

    /// <summary>The path with its query, token and signature included, as it came.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The HTTP headers; a header that came more than once is joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; internal init; } = new Dictionary<string, string>();

    /// <summary>When it was judged, by the clock that clients sign by: that of the group, if nobody has advanced it.</summary>
    internal DateTimeOffset ClientTime { get; init; }

    /// <summary>The revision of the inbox at which it last changed.</summary>
    internal long Revision { get; init; }

    /// <summary>About what remembering it takes: the body is kept as text, and once more as the content that was read from it.</summary>
    internal long MemoryBytes =>
        1000 + 4L * Body.Length + 2L * Path.Length + Headers.Sum(header => 2L * (header.Key.Length + header.Value.Length));

    internal MessageContent Content { get; init; } = MessageContent.None;

    /// <summary>The request as one line of JSON, unescaped, in the shape of an element of <c>GET /api/messages</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(MessageJson.From(this), GroupJson.Relaxed.MessageJson);

    /// <summary>The request in a few words: its number, what became of it and why, and how it begins.</summary>
    public override string ToString()
    {
        var beginning = Title.Length > 0 ? Title : Text;
        if (beginning.Length > 80) beginning = $"{beginning[..80]}…";
        var outcome = Outcome == MessageOutcome.Delivered ? "delivered" : $"refused ({Code ?? $"{ErrCode}"} {ErrMsg})";
        return $"#{Id} {outcome} {MsgType ?? Method}: {beginning}{(Reason is null ? "" : $" [{Reason}]")}";
    }
}
