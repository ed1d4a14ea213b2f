using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DingTalk.Testing.Checks;

/// <summary>DingTalk's signature of a request: base64(HMAC-SHA256(secret, timestamp + LF + secret)), URL-encoded once.</summary>
static class RobotSignature
{
    static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    public static string Compute(string timestamp, string secret) => Convert.ToBase64String(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}")));

    /// <summary>Why the timestamp is refused, or null.</summary>
    public static string? TimestampFault(string timestamp, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sent))
            return "The timestamp is not a number: it must be the milliseconds since 1970-01-01 UTC.";

        var milliseconds = (decimal)now.ToUnixTimeMilliseconds();
        var late = milliseconds - sent;
        if (Near(late)) return null;
        if (Near(milliseconds - sent * 1000m)) return "The timestamp is in seconds: it must be in milliseconds.";
        if (Near(milliseconds - sent / 1000m)) return "The timestamp is in microseconds: it must be in milliseconds.";
        if (Near(milliseconds - sent / 1_000_000m)) return "The timestamp is in nanoseconds: it must be in milliseconds.";
        var minutes = (long)(Math.Abs(late) / 60_000);
        return late > 0
            ? $"The timestamp is {minutes} minutes old, 60 are allowed: sign each request anew, with the time of the request."
            : $"The timestamp is {minutes} minutes in the future, 60 are allowed: set the client's clock, and count from UTC.";
    }

    /// <summary>How far the client's clock, by a timestamp that passes, is behind; negative where it is ahead.</summary>
    public static TimeSpan? Skew(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sent)
            && Near(now.ToUnixTimeMilliseconds() - (decimal)sent)
            ? TimeSpan.FromMilliseconds(now.ToUnixTimeMilliseconds() - sent)
            : null;

    /// <summary>Whether it is the signature, decoded once.</summary>
    public static bool IsRight(string sign, string timestamp, string secret) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(sign), Encoding.UTF8.GetBytes(Compute(timestamp, secret)));

    static bool Near(decimal milliseconds) => Math.Abs(milliseconds) <= (decimal)Tolerance.TotalMilliseconds;
}
