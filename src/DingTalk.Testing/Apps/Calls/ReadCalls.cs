using System.Globalization;
using System.Text.Json.Nodes;
using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>Who has read a message of the robot.</summary>
static class ReadCalls
{
    const int MaxPage = 200;

    static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public static JsonObject OfPeople(AppCall call)
    {
        RobotChecks.NeedRobot(call, "invalidParameter.robotCode.missing");
        var message = Find(call, MessageChannel.Person);
        var readers = message.Users.Select(user => (JsonNode)new JsonObject
        {
            ["name"] = call.App.FindUser(user) is { Name.Length: > 0 } known ? known.Name : user,
            ["userId"] = user,
            ["readStatus"] = message.ReadBy.Contains(user) ? "READ" : "UNREAD",
        });
        return new JsonObject { ["sendStatus"] = Status(message), ["messageReadInfoList"] = new JsonArray([.. readers]) };
    }

    public static JsonObject OfGroup(AppCall call)
    {
        RobotChecks.NeedRobot(call, "invalidParameter.robotCode.missing");
        RobotChecks.NeedConversation(call);
        var size = call.Has("maxResults") ? call.Number("maxResults") : MaxPage;
        if (size is not (>= 1 and <= MaxPage))
            throw AppRefusal.New("invalidParameter.pageSize.invalid", "无效的maxResults", $"maxResults must be from 1 to {MaxPage}");
        var message = Find(call, MessageChannel.Group);
        if (message.Conversation != call.Conversation)
            throw AppRefusal.New("invalid.processQueryKey", "无效的processQueryKey", "the message went to another group");

        var token = call.Text("nextToken");
        var first = 0;
        if (token.Length > 0 && !(int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out first) && first <= message.ReadBy.Count))
            throw AppRefusal.New("invalidParameter.cursor.invalid", "无效的nextToken", "nextToken is not one that the last page named");
        var page = message.ReadBy.Skip(first).Take((int)size).ToList();
        var next = first + page.Count;
        var answer = new JsonObject
        {
            ["sendStatus"] = Status(message),
            ["readUserIds"] = Json.List(page),
            ["hasMore"] = next < message.ReadBy.Count,
        };
        if (next < message.ReadBy.Count) answer["nextToken"] = next.ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    static SentMessage Find(AppCall call, MessageChannel channel)
    {
        var key = call.Text("processQueryKey");
        if (key.Length == 0)
            throw AppRefusal.New("invalidParameter.processQueryKey.missing", "缺少processQueryKey", "processQueryKey is missing");
        if (call.App.Sent.Find(key, channel) is not { } message)
        {
            throw AppRefusal.New(
                "invalid.processQueryKey",
                "无效的processQueryKey",
                call.App.Sent.Find(key.Replace(' ', '+'), channel) is not null
                    ? "processQueryKey is not URL-encoded: its + arrived as a space"
                    : "no such message of this kind was sent with this processQueryKey");
        }

        return call.Now - message.SentAt <= Window
            ? message
            : throw AppRefusal.New(
                "processQueryKey.expireTime",
                "processQueryKey还未生成消息查询数据或已过期",
                "the message is more than 24 hours old");
    }

    static string Status(SentMessage message) => message.IsRecalled ? "RECALLED" : "SUCCESS";
}
