using DingTalk.Testing.Inbox;
using DingTalk.Testing.Settings;

namespace DingTalk.Testing.Http;

/// <summary>One robot in <c>/api/state</c> and <c>/api/robots</c>. Its secret is not told.</summary>
sealed record RobotJson(
    string Name,
    string Token,
    string Webhook,
    bool Signed,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> IpRanges,
    int PerMinute,
    double PenaltySeconds,
    int? MonthlyQuota,
    string Dialect,
    int ThrottleCode,
    int TakenThisMinute,
    int TakenThisMonth,
    DateTimeOffset? ClosedUntil,
    double PenaltySecondsLeft,
    long Accepted,
    long Refused)
{
    public static RobotJson From(GroupRobot robot, GroupState group)
    {
        var gauge = group.GaugeOf(robot);
        var left = gauge.ClosedUntil is { } until ? (until - group.Clock.GetUtcNow()).TotalSeconds : 0;
        return new RobotJson(
            robot.Name,
            robot.Token,
            robot.Webhook,
            robot.Secret is not null,
            robot.Keywords,
            robot.IpRanges,
            robot.PerMinute,
            robot.Penalty.TotalSeconds,
            robot.MonthlyQuota,
            RobotReader.Dialects.First(dialect => dialect.Value == robot.Dialect).Key,
            robot.ThrottleCode,
            gauge.TakenThisMinute,
            gauge.TakenThisMonth,
            gauge.ClosedUntil,
            Math.Max(left, 0),
            gauge.Delivered,
            gauge.Refused);
    }
}
