using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Page;

/// <summary>What of the inbox one page wants to see. Null is no wish.</summary>
sealed record PageFilter(string Home)
{
    /// <summary>The group of the custom robots, for a page that does not know its name yet.</summary>
    const string HomeAlias = "home";

    public string? Conversation { get; init; }

    public string? Text { get; init; }

    public string? Type { get; init; }

    public string? Robot { get; init; }

    public MessageOutcome? Outcome { get; init; }

    public static PageFilter From(IQueryCollection query, string home) => new(home)
    {
        Conversation = One(query, "conversation") is { } key ? key == HomeAlias ? ConversationKey.OfGroup(home) : key : null,
        Text = One(query, "text"),
        Type = One(query, "type"),
        Robot = One(query, "robot"),
        Outcome = One(query, "outcome") switch
        {
            "delivered" => MessageOutcome.Delivered,
            "refused" => MessageOutcome.Refused,
            _ => null,
        },
    };

    public bool Matches(GroupMessage message) =>
        (Outcome is null || message.Outcome == Outcome)
        && (Type is null || (message.MsgType ?? "") == Type)
        && (Robot is null || message.Robot == Robot)
        && (Conversation is null || ConversationKey.Of(message, Home).Contains(Conversation))
        && (Text is null || Says(message, Text));

    static bool Says(GroupMessage message, string text) =>
        Has(message.Title, text) || Has(message.Text, text) || Has(message.ErrMsg, text) || Has(message.Reason, text) || Has(message.Code, text)
        || Has(message.Body, text) || (message.ErrCode != 0 && message.ErrCode.ToString(CultureInfo.InvariantCulture) == text);

    static bool Has(string? whole, string part) => whole?.Contains(part, StringComparison.OrdinalIgnoreCase) ?? false;

    static string? One(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values.Count > 0 && !string.IsNullOrEmpty(values[0]) ? values[0] : null;
}
