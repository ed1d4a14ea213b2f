using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Advice;

/// <summary>
/// Recognises the ways in which signatures go wrong, by making each of them and comparing. Both arguments of the HMAC, the
/// encodings of its result and the encodings in the address are tried.
/// </summary>
static class SignatureAdvice
{
    public const string Recipe =
        "It must be base64(HMAC-SHA256(key = secret, message = timestamp + line feed + secret)), URL-encoded once.";

    const string Twice = "The signature is URL-encoded twice: encode it once, or give the raw Base64 to a library that encodes.";

    public static string Explain(string sign, string timestamp, string secret, IEnumerable<string> otherSecrets)
    {
        var right = RobotSignature.Compute(timestamp, secret);
        if (sign.Contains('%', StringComparison.Ordinal))
        {
            var once = Uri.UnescapeDataString(sign);
            if (once == right) return Twice;
            if (once.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(once) == right)
                return Twice.Replace("twice", "three times", StringComparison.Ordinal);
            if (Formula(once, timestamp, secret) is { } also) return $"{also} Besides, the signature is URL-encoded twice.";
        }

        var plus = sign.Replace(' ', '+');
        if (plus == right)
            return "The signature is not URL-encoded: its + arrived as a space. Encode + / = as %2B %2F %3D.";
        if (Formula(plus, timestamp, secret) is { } formula) return formula;
        if (Drift(plus, timestamp, secret) is { } drift)
        {
            return $"The signature was made for the timestamp {drift}, the address says {timestamp}: take the time once, and use it "
                + "for both.";
        }

        return otherSecrets.Any(other => RobotSignature.Compute(timestamp, other) == plus)
            ? "The signature was made with the secret of another robot of this group."
            : $"The signature was made with another secret, or in a way that is not known here. {Recipe}";
    }

    static string? Formula(string sign, string timestamp, string secret)
    {
        var text = $"{timestamp}\n{secret}";
        var trimmed = secret.Trim();
        foreach (var (key, message, what) in new[]
        {
            (text, "", "This is Feishu's signature, where the text is the key and nothing is signed. DingTalk's key is the secret."),
            (text, secret, "Key and message of the HMAC are swapped: the key is the secret, the message timestamp + line feed + secret."),
            (secret, $"{timestamp}{secret}", "The line feed between timestamp and secret is missing in what was signed."),
            (secret, $"{timestamp}\\n{secret}", @"A backslash and an n were signed where a line feed belongs: write ""\n"" where it is one character."),
            (secret, $"{timestamp}\r\n{secret}", "A carriage return and a line feed were signed: the separator is the line feed alone."),
            (secret, $"{text}\n", "What was signed ends with a line feed: it must end with the secret."),
            (secret, timestamp, "Only the timestamp was signed: sign timestamp + line feed + secret."),
            (secret, $"{timestamp}\n", "Timestamp and line feed were signed without the secret: sign timestamp + line feed + secret."),
            (secret, $"{secret}\n{timestamp}", "The secret was signed before the timestamp: the order is timestamp, line feed, secret."),
            (secret, $"{Seconds(timestamp)}\n{secret}", "The timestamp was signed in seconds: sign the very milliseconds that are in the address."),
            (trimmed, $"{timestamp}\n{trimmed}", "The secret was used without the blanks at its ends."),
            ($"{secret} ", $"{timestamp}\n{secret} ", "A blank follows the secret that was used: trim it."),
            ($" {secret}", $"{timestamp}\n {secret}", "A blank stands before the secret that was used: trim it."),
            ($"{secret}\n", $"{text}\n", "A line feed follows the secret that was used, as in a file: trim it."),
            ($"{secret}\r\n", $"{text}\r\n", "A line end follows the secret that was used, as in a file: trim it."),
            ($"{secret}\n", text, "A line feed follows the secret in the key: trim it."),
            ($"\"{secret}\"", $"{timestamp}\n\"{secret}\"", "The secret was used with quotation marks around it."),
            (Bare(secret), $"{timestamp}\n{Bare(secret)}", "The secret was used without the SEC at its beginning, which belongs to it."),
        })
        {
            if (Encoded(HMACSHA256.HashData(Bytes(key), Bytes(message)), sign, what) is { } found) return found;
        }

        var mac = HMACSHA256.HashData(Bytes(secret), Bytes(text));
        return Encoded(mac, sign, null)
            ?? Encoded(SHA256.HashData(Bytes(text)), sign, "A plain SHA-256 was made: it must be an HMAC with the secret as its key.");
    }

    /// <summary>Which encoding of these bytes the signature is, told after what else is wrong; null where it is none.</summary>
    static string? Encoded(byte[] bytes, string sign, string? what)
    {
        var base64 = Convert.ToBase64String(bytes);
        if (sign == base64) return what;
        var hex = Convert.ToHexString(bytes);
        var encoding = sign switch
        {
            _ when sign.Equals(hex, StringComparison.OrdinalIgnoreCase) => "The signature is in hexadecimal: take Base64 of the raw bytes.",
            _ when sign == base64.TrimEnd('=') => "The = at the end of the Base64 is missing.",
            _ when sign.TrimEnd('=') == base64.TrimEnd('=').Replace('+', '-').Replace('/', '_') =>
                "The signature is in the Base64 for URLs, with - and _: take the standard one, and URL-encode it.",
            _ when sign == Convert.ToBase64String(Bytes(hex)) || sign == Convert.ToBase64String(Bytes(hex.ToLowerInvariant())) =>
                "The signature is the Base64 of a hexadecimal text: take Base64 of the raw bytes.",
            _ => null,
        };
        return encoding is null ? null : what is null ? encoding : $"{what} {encoding}";
    }

    // A client that asks the clock twice is off by a few milliseconds.
    static string? Drift(string sign, string timestamp, string secret)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)) return null;
        for (var off = -50; off <= 50; off++)
        {
            var other = (sent + off).ToString(CultureInfo.InvariantCulture);
            if (off != 0 && RobotSignature.Compute(other, secret) == sign) return other;
        }

        return null;
    }

    static string Seconds(string timestamp) => timestamp.Length > 3 ? timestamp[..^3] : timestamp;

    static string Bare(string secret) => secret.StartsWith("SEC", StringComparison.Ordinal) ? secret[3..] : secret;

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
