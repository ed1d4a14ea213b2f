using System.Text.Json.Nodes;
using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>People, groups and robots by another name.</summary>
static class LookUpCalls
{
    public static JsonObject UserByMobile(AppCall call)
    {
        var mobile = call.Text("mobile");
        if (mobile.Length == 0) throw AppRefusal.Old(400002, "无效的参数", "mobile is missing");
        if (mobile.Length is < 6 or > 20 || !mobile.All(c => char.IsAsciiDigit(c) || c is '+' or '-'))
            throw AppRefusal.Old(40104, "企业中无效的手机号", $"'{mobile}' is not a mobile number");
        if (call.App.Options.Users.FirstOrDefault(user => user.Mobile == mobile) is not { } found)
            throw AppRefusal.Old(60121, "找不到该用户", $"nobody here has the mobile {mobile}: GET /api/app shows the people");
        var answer = Json.Ok(RequestIds.Old());
        answer["result"] = new JsonObject { ["userid"] = found.UserId };
        return answer;
    }

    public static JsonObject Robots(AppCall call)
    {
        var conversation = call.Text("openConversationId");
        if (!call.App.Groups.TryGetValue(conversation, out var state) || state == ConversationState.Disbanded)
        {
            throw AppRefusal.New(
                "illegal.openconevrsation.id", "无效的会话id", $"there is no group with the openConversationId '{conversation}'");
        }

        var robots = new JsonArray();
        if (state != ConversationState.WithoutRobot)
        {
            robots.Add((JsonNode)new JsonObject
            {
                ["robotCode"] = call.App.RobotCode,
                ["name"] = "App robot",
                ["downloadIconURL"] = "",
                ["openRobotType"] = 2,
            });
        }

        return new JsonObject { ["chatbotInstanceVOList"] = robots };
    }

    public static JsonObject Conversation(AppCall call)
    {
        var chat = call.Request.PathValue(4);
        var conversation = call.App.Groups.Keys.FirstOrDefault(id => AppState.ChatId(id) == chat)
            ?? throw AppRefusal.New("invalideChatId", "不合法的chatId", $"no group has the chatId '{chat}': GET /api/app shows them");
        return new JsonObject { ["openConversationId"] = conversation };
    }
}
