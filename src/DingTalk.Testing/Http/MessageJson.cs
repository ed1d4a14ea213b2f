using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DingTalk.Testing.Http;

/// <summary>One request in <c>GET /api/messages</c> and on the standard output of the emulator.</summary>
sealed record MessageJson(
    long Id,
    string ReceivedAt,
    string Channel,
    string Robot,
    string? Conversation,
    IReadOnlyList<string> Users,
    bool Recalled,
    string Outcome,
    [property: JsonPropertyName("errcode")] int ErrCode,
    [property: JsonPropertyName("errmsg")] string ErrMsg,
    string? Code,
    string? Reason,
    IReadOnlyList<string> Hints,
    [property: JsonPropertyName("msgtype")] string? MsgType,
    string Title,
    string Text,
    string Url,
    string Picture,
    IReadOnlyList<LinkJson> Buttons,
    IReadOnlyList<LinkJson> Links,
    AtJson At,
    string? MsgUuid,
    long BodyBytes,
    RequestJson Request)
{
    public static MessageJson From(GroupMessage message) => new(
        message.Id,
        message.ReceivedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        JsonNamingPolicy.CamelCase.ConvertName(message.Channel.ToString()),
        message.Robot,
        message.Conversation,
        message.Users,
        message.IsRecalled,
        message.Outcome == MessageOutcome.Delivered ? "delivered" : "refused",
        message.ErrCode,
        message.ErrMsg,
        message.Code,
        message.Reason,
        message.Hints,
        message.MsgType,
        message.Title,
        message.Text,
        message.Url,
        message.Picture,
        [.. message.Buttons.Select(LinkJson.From)],
        [.. message.Links.Select(LinkJson.From)],
        new AtJson(message.At.Mobiles, message.At.UserIds, message.At.Everyone),
        message.MsgUuid,
        message.BodyBytes,
        new RequestJson(message.Method, message.Path, message.Headers, message.Body));
}
