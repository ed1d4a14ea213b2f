using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DingTalk.Testing.Apps.Content;
using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>Messages of the robot to a group and to people.</summary>
static class SendCalls
{
    const int MaxUsers = 20;
    const int MaxParam = 15_000;

    public static JsonObject ToGroup(AppCall call)
    {
        RobotChecks.NeedRobot(call);
        RobotChecks.NeedConversation(call);
        ReadMessage(call);
        return new JsonObject { ["processQueryKey"] = Remember(call, MessageChannel.Group, []) };
    }

    public static JsonObject ToPeople(AppCall call)
    {
        RobotChecks.NeedRobot(call);
        var users = call.List("userIds");
        if (users.Count == 0)
            throw AppRefusal.New("invalidParameter.userIds.empty", "用户userId列表为空", "userIds is missing or empty");
        if (users.Count > MaxUsers)
        {
            throw AppRefusal.New(
                "invalidParameter.userIds.overMax",
                "用户userId列表超过最大限制",
                $"{users.Count} userIds in one call, the limit is {MaxUsers}: split them");
        }

        ReadMessage(call);
        users = [.. users.Distinct(StringComparer.Ordinal)];
        var invalid = users.Where(user => call.App.FindUser(user) is null).ToList();
        var controlled = users.Except(invalid).Where(call.App.FlowControlled.Contains).ToList();
        var reached = users.Except(invalid).Except(controlled).ToList();
        if (invalid.Count > 0)
            call.Notes.Add($"unknown user: nobody here has the userId {string.Join(", ", invalid)}, see invalidStaffIdList in the answer");
        if (controlled.Count > 0)
            call.Notes.Add($"flow control keeps it from {string.Join(", ", controlled)}, see flowControlledStaffIdList in the answer");
        if (reached.Count == 0) call.Unseen = "it reaches nobody, although the call succeeds";
        return new JsonObject
        {
            ["processQueryKey"] = Remember(call, MessageChannel.Person, reached),
            ["invalidStaffIdList"] = Json.List(invalid),
            ["flowControlledStaffIdList"] = Json.List(controlled),
        };
    }

    static string Remember(AppCall call, MessageChannel channel, IReadOnlyList<string> users)
    {
        call.Users = users;
        call.Sent = new SentMessage
        {
            Key = SentMessages.NewKey(),
            Channel = channel,
            SentAt = call.Now,
            Conversation = call.Conversation,
            Users = users,
        };
        return call.Sent.Key;
    }

    static void ReadMessage(AppCall call)
    {
        var key = call.Text("msgKey");
        if (key.Length == 0)
        {
            throw AppRefusal.New(
                "invalidParameter.msgKey.empty",
                "缺少msgKey",
                call.Has("msgtype")
                    ? "msgKey is missing: msgtype is for the webhook; an app's robot takes msgKey and msgParam"
                    : "msgKey is missing, such as sampleText");
        }

        if (!MsgKeys.Has(key))
            throw AppRefusal.New("invalidParameter.msgKey.invalid", "msgKey无效", MsgKeys.WhyUnknown(key));
        call.Content = MsgKeys.Read(key, ReadParam(call));
        MediaNotes.Add(call, call.Content);
        if (call.Has("at")) call.Notes.Add("at is ignored: these messages cannot mention anybody");
    }

    static JsonElement ReadParam(AppCall call)
    {
        const string invalid = "invalidParameter.msgParam.invalid";
        const string text = "msgParam必须是json格式";
        if (!call.Has("msgParam")) throw AppRefusal.New(invalid, text, "msgParam is missing");
        if (!call.Is("msgParam", JsonValueKind.String))
        {
            throw AppRefusal.New(
                invalid, text, "msgParam must be a string that holds JSON, not the JSON itself: serialise it once more");
        }

        var param = call.Text("msgParam");
        var bytes = Encoding.UTF8.GetByteCount(param);
        if (bytes > MaxParam)
        {
            throw AppRefusal.New(
                "invalidParameter.msgParam.tooLong", "消息内容太长", $"msgParam has {bytes} bytes, the limit is {MaxParam}");
        }

        return Json.TryParse(param) is { ValueKind: JsonValueKind.Object } read
            ? read
            : throw AppRefusal.New(invalid, text, "the text in msgParam is not a JSON object");
    }
}
