using System.Text.Json.Nodes;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>
/// Recall of the robot's messages. A key that is not known or too old stands in <c>failedResult</c>, with the catalogue's code as
/// its reason (inferred: the documentation says only that a reason stands there); the others are recalled.
/// </summary>
static class RecallCalls
{
    static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public static JsonObject InGroup(AppCall call)
    {
        RobotChecks.NeedRobot(call, "miss.chatbotId");
        RobotChecks.NeedConversation(call);
        return Recall(call, MessageChannel.Group, TimeSpan.MaxValue);
    }

    public static JsonObject ToPeople(AppCall call)
    {
        RobotChecks.NeedRobot(call, "invalidParameter.robotCode");
        return Recall(call, MessageChannel.Person, Window);
    }

    static JsonObject Recall(AppCall call, MessageChannel channel, TimeSpan window)
    {
        var recalled = new List<string>();
        var failed = new JsonObject();
        foreach (var key in RobotChecks.NeedKeys(call).Distinct(StringComparer.Ordinal))
        {
            var message = call.App.Sent.Find(key, channel);
            if (message is null || message.Conversation != call.Conversation)
            {
                failed[key] = "invalid.processQueryKey";
            }
            else if (call.Now - message.SentAt > window)
            {
                failed[key] = "robot.processQueryKey.expired";
            }
            else
            {
                call.App.Recall(message);
                recalled.Add(key);
            }
        }

        return new JsonObject { ["successResult"] = Json.List(recalled), ["failedResult"] = failed };
    }
}
