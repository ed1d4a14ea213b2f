using System.Net;
using System.Text;
using DingTalk.Testing.Apps;
using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Settings;

/// <summary>A group's options in JSON.</summary>
static class OptionsReader
{
    /// <exception cref="FormatException">It is not JSON, or a key or value is wrong.</exception>
    public static DingTalkGroupOptions Read(string json, DingTalkGroupOptions defaults)
    {
        var fields = JsonFields.Parse(Encoding.UTF8.GetBytes(json)).Only(
            "port", "listen", "conversation", "perMinute", "penaltySeconds", "monthlyQuota", "dialect", "throttleCode", "inbox",
            "maxBody", "imageMessages", "allowImages", "robots", "appKey", "appSecret",
            "robotCode", "agentId", "conversations", "users");
        var group = defaults with
        {
            Port = fields.Number("port", defaults.Port, 0, 65_535),
            Conversation = fields.Text("conversation", null) ?? defaults.Conversation,
            PerMinute = fields.Number("perMinute", defaults.PerMinute, 1),
            Penalty = fields.Seconds("penaltySeconds", defaults.Penalty, SendWindow.MaxPenalty),
            MonthlyQuota = fields.NumberOrNone("monthlyQuota", defaults.MonthlyQuota, 0),
            Dialect = fields.Word("dialect", defaults.Dialect, RobotReader.Dialects),
            ThrottleCode = fields.Number("throttleCode", defaults.ThrottleCode, 130101, 410100),
            InboxCapacity = fields.Number("inbox", defaults.InboxCapacity, 1),
            MaxBody = fields.Number("maxBody", defaults.MaxBody, 20_000, 10_000_000),
            TakesImageMessages = fields.Flag("imageMessages", defaults.TakesImageMessages),
            App = defaults.App with
            {
                AppKey = fields.Text("appKey", defaults.App.AppKey),
                AppSecret = fields.Text("appSecret", defaults.App.AppSecret),
                RobotCode = fields.Text("robotCode", defaults.App.RobotCode),
                AgentId = fields.Has("agentId") ? fields.Number("agentId", 1, 1) : defaults.App.AgentId,
                Conversations = fields.Texts("conversations", defaults.App.Conversations),
                Users = fields.Has("users") ? [.. fields.Texts("users", []).Select(id => new GroupUser(id))] : defaults.App.Users,
            },
            AllowImages = fields.Flag("allowImages", defaults.AllowImages),
        };
        if (fields.Text("listen", null) is { } listen) fields.Check("listen", () => group = group with { Listen = Address(listen) });
        var robots = fields.Objects("robots").Select(robot => RobotReader.Read(robot, group)).ToList();
        if (robots.Count > 0) group = group with { Robots = robots };
        if (robots.Where(robot => robot.Token is not null).GroupBy(robot => robot.Token).Any(same => same.Count() > 1))
            throw new FormatException("Two of the 'robots' have the same 'token'.");
        fields.Check("throttleCode", group.Validate);
        return group;
    }

    static IPAddress Address(string text) =>
        text == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new ArgumentException("it must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
}
