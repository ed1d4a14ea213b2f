namespace DingTalk.Testing.Apps.Calls;

/// <summary>The checks that the calls of the app's robot share.</summary>
static class RobotChecks
{
    public static void NeedRobot(AppCall call, string missing = "invalidParameter.robotCode.empty")
    {
        var code = call.Text("robotCode");
        if (code.Length == 0) throw AppRefusal.New(missing, "机器人robotCode为空", "robotCode is missing: GET /api/state shows the app's");
        if (code == call.App.RobotCode) return;
        throw AppRefusal.New(
            "invalidParameter.robotCode.notExsit",
            "机器人不存在",
            code == call.App.AppKey
                ? $"robotCode is the AppKey, but this app's robot has the code {call.App.RobotCode}"
                : $"no robot of this app has the robotCode '{code}': GET /api/state shows it");
    }

    public static void NeedConversation(AppCall call)
    {
        var conversation = call.Text("openConversationId");
        if (conversation.Length == 0)
            throw AppRefusal.New("miss.openConversationId", "缺少openConversationId", "openConversationId is missing");
        call.Conversation = conversation;
        if (!call.App.Groups.TryGetValue(conversation, out var state))
        {
            throw AppRefusal.New(
                "invalid.openConversationId",
                "无效的openConversationId",
                conversation.StartsWith("chat", StringComparison.Ordinal)
                    ? "that is a chatId of the older API: convertToOpenConversationId turns it into an openConversationId"
                    : $"no group has the openConversationId '{conversation}': GET /api/state shows it");
        }

        switch (state)
        {
            case ConversationState.WithoutRobot:
                throw AppRefusal.New(
                    "invalidParameter.robotCode.notExsit",
                    "机器人不存在",
                    "the robot is not in this group: add it there, in the group's settings under robots");
            case ConversationState.Stopped:
                throw AppRefusal.New("bot.stopped", "群机器人已经停用", "the robot is switched off in this group");
            case ConversationState.Disbanded:
                throw AppRefusal.New("group.disbanded", "群已经解散", "the group is dissolved");
        }
    }

    public static IReadOnlyList<string> NeedKeys(AppCall call)
    {
        var keys = call.List("processQueryKeys");
        if (keys.Count == 0)
        {
            throw AppRefusal.New(
                "invalidParameter.processQueryKey.missing",
                "缺少processQueryKey",
                call.Has("processQueryKey") ? "the field is processQueryKeys, a list" : "processQueryKeys is missing or empty");
        }

        if (keys.Count > 20)
        {
            throw AppRefusal.New(
                "invalidParameter.processQueryKeys.overMax",
                "processQueryKeys超过数量上限20",
                $"{keys.Count} processQueryKeys in one call, the limit is 20: split them");
        }

        return keys;
    }
}
