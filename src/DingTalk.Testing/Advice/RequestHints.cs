using DingTalk.Testing.Checks;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Advice;

/// <summary>What is wrong with a request outside its content, though it is taken.</summary>
static class RequestHints
{
    static readonly TimeSpan Unusual = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> Find(IncomingRequest request, GroupRobot? robot, DateTimeOffset clientNow)
    {
        foreach (var name in request.Repeated)
            yield return $"The address has {name} more than once, and the first counts: sign the original webhook, not the signed one.";
        if (robot is null) yield break;

        if (robot.Secret is not { } secret)
        {
            if (request.Timestamp.Length > 0 || request.Sign.Length > 0)
                yield return "The address has a timestamp or sign, but this robot has no signing secret and does not look: --secret sets one.";
        }
        else
        {
            if (RobotSignature.Skew(request.Timestamp, clientNow) is { } skew && skew.Duration() > Unusual)
            {
                yield return skew > TimeSpan.Zero
                    ? $"The signature is {skew.TotalMinutes:0} minutes old; after 60 it is refused. Sign each request anew, and check the clock."
                    : $"The client's clock is {-skew.TotalMinutes:0} minutes ahead; from 60 on its requests are refused.";
            }

            if (secret.Length >= 8 && request.BodyText.Contains(secret, StringComparison.Ordinal))
                yield return "The body holds the robot's signing secret: everybody in the group can read it.";
        }

        if (robot.Token.Length >= 8 && request.BodyText.Contains(robot.Token, StringComparison.Ordinal))
            yield return "The body holds the robot's access token: whoever reads it can write to the group.";
        if (request.BodyBytes is > 18_000 and <= Judge.BodyLimit)
            yield return $"The body has {request.BodyBytes} bytes; from {Judge.BodyLimit + 1} on it is refused.{Escapes(request)}";
        else if (request.BodyBytes > Judge.BodyLimit && Escapes(request) is { Length: > 0 } escapes)
            yield return escapes.TrimStart();
    }

    static string Escapes(IncomingRequest request) =>
        request.BodyText.Split(@"\u", 202).Length > 200
            ? @" Characters are written as \uXXXX, which takes six bytes each: serialise them unescaped, as UTF-8."
            : "";
}
