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
            return "the timestamp is not a number";

        var milliseconds = now.ToUnixTimeMilliseconds();
        if (Math.Abs((decimal)milliseconds - sent) <= (decimal)Tolerance.TotalMilliseconds) return null;
        return Math.Abs((decimal)milliseconds / 1000 - sent) <= (decimal)Tolerance.TotalSeconds
            ? "the timestamp is in seconds, not in milliseconds"
            : "the timestamp is more than an hour away from the server's clock";
    }

    /// <summary>Why the signature, decoded once, is refused, or null.</summary>
    public static string? SignFault(string sign, string timestamp, string secret)
    {
        var expected = Compute(timestamp, secret);
        if (Same(sign, expected)) return null;
        if (sign.Contains('%', StringComparison.Ordinal) && Same(Uri.UnescapeDataString(sign), expected))
            return "the signature is URL-encoded twice";
        return Same(sign.Replace(' ', '+'), expected)
            ? "the signature is not URL-encoded: its + arrived as a space"
            : "the signature was made with another secret, or in another way";
    }

    static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
