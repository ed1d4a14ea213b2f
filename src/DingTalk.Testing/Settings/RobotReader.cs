using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Settings;

/// <summary>A robot in JSON: the body of <c>POST /api/robots</c> and an element of a configuration's <c>robots</c>.</summary>
static class RobotReader
{
    public static readonly IReadOnlyDictionary<string, ErrorDialect> Dialects = new Dictionary<string, ErrorDialect>
    {
        ["english"] = ErrorDialect.English,
        ["description"] = ErrorDialect.Description,
        ["chinese"] = ErrorDialect.Chinese,
    };

    static readonly string[] Keys =
    [
        "name", "token", "secret", "keywords", "ipRanges", "perMinute", "penaltySeconds", "monthlyQuota", "dialect", "throttleCode",
    ];

    /// <exception cref="FormatException">A key or value is wrong.</exception>
    public static GroupRobotOptions Read(JsonFields fields, DingTalkGroupOptions group)
    {
        fields.Only(Keys);
        var options = new GroupRobotOptions
        {
            Name = fields.Text("name", null),
            Token = fields.Text("token", null),
            Secret = fields.Text("secret", null),
            Keywords = fields.Texts("keywords", []),
            IpRanges = fields.Texts("ipRanges", []),
            PerMinute = fields.NumberOrNone("perMinute", null, 1),
            Penalty = fields.Has("penaltySeconds") ? fields.Seconds("penaltySeconds", default, SendWindow.MaxPenalty) : null,
            MonthlyQuota = fields.NumberOrNone("monthlyQuota", null, 0),
            Dialect = fields.Has("dialect") ? fields.Word("dialect", default, Dialects) : null,
            ThrottleCode = fields.NumberOrNone("throttleCode", null, 0),
        };
        var probe = new GroupRobot(new GroupRobotOptions(), "", "", "probe", group);
        Apply(fields, probe);
        return options;
    }

    /// <summary>Changes of a robot what the JSON names, all or nothing.</summary>
    /// <exception cref="FormatException">A key or value is wrong.</exception>
    public static void Change(JsonFields fields, GroupRobot robot, DingTalkGroupOptions group)
    {
        fields.Only([.. Keys.Where(key => key != "token")]);
        Apply(fields, new GroupRobot(new GroupRobotOptions(), "", "", "probe", group));
        Apply(fields, robot);
    }

    static void Apply(JsonFields fields, GroupRobot robot)
    {
        if (fields.Text("name", null) is { Length: > 0 } name) robot.Name = name;
        if (fields.Has("secret")) robot.Secret = fields.Text("secret", null);
        fields.Check("keywords", () => robot.Keywords = fields.Texts("keywords", robot.Keywords));
        fields.Check("ipRanges", () => robot.IpRanges = fields.Texts("ipRanges", robot.IpRanges));
        robot.PerMinute = fields.NumberOrNone("perMinute", robot.PerMinute, 1) ?? robot.PerMinute;
        robot.Penalty = fields.Seconds("penaltySeconds", robot.Penalty, SendWindow.MaxPenalty);
        robot.MonthlyQuota = fields.NumberOrNone("monthlyQuota", robot.MonthlyQuota, 0);
        robot.Dialect = fields.Word("dialect", robot.Dialect, Dialects);
        fields.Check("throttleCode", () =>
            robot.ThrottleCode = fields.NumberOrNone("throttleCode", robot.ThrottleCode, 0) ?? robot.ThrottleCode);
    }
}
