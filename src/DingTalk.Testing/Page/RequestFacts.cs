using DingTalk.Testing.Advice;
using DingTalk.Testing.Checks;
using Microsoft.AspNetCore.WebUtilities;

namespace DingTalk.Testing.Page;

/// <summary>What a raw request shows on a second look: its signature, and how far its clock is off.</summary>
static class RequestFacts
{
    public const int BodyLimit = 20_000;

    public static PageDetail Of(GroupMessage message, GroupRobot? robot)
    {
        var (timestamp, sign) = Signature(message.Path);
        var (verdict, fault) = message.Channel != MessageChannel.Webhook ? ("notNeeded", null) : Verdict(robot, timestamp, sign, message.ClientTime);
        return new PageDetail(
            message.Id,
            message.Method,
            message.Path,
            message.Headers,
            message.Body,
            message.BodyBytes,
            BodyLimit,
            verdict,
            fault,
            -RobotSignature.Skew(timestamp, message.ClientTime)?.TotalSeconds);
    }

    static (string Verdict, string? Fault) Verdict(GroupRobot? robot, string timestamp, string sign, DateTimeOffset at)
    {
        if (robot is null) return ("unknownRobot", null);
        if (robot.Secret is not { } secret) return ("notNeeded", null);
        if (timestamp.Length == 0 || sign.Length == 0) return ("missing", null);
        if (RobotSignature.TimestampFault(timestamp, at) is { } late) return ("wrong", late);
        return RobotSignature.IsRight(sign, timestamp, secret)
            ? ("right", null)
            : ("wrong", SignatureAdvice.Explain(sign, timestamp, secret, []));
    }

    static (string Timestamp, string Sign) Signature(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return ("", "");
        var values = QueryHelpers.ParseQuery(path[query..]);
        return (First(values, "timestamp"), First(values, "sign"));
    }

    static string First(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> values, string name) =>
        values.TryGetValue(name, out var found) && found.Count > 0 ? found[0] ?? "" : "";
}
