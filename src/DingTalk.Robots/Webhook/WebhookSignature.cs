using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DingTalk.Robots;

/// <summary>A custom robot's signature, as on DingTalk's page "customize robot security settings".</summary>
static class WebhookSignature
{
    /// <summary>Base64, not yet escaped for an address.</summary>
    public static string Compute(long unixMilliseconds, string secret)
    {
        var text = unixMilliseconds.ToString(CultureInfo.InvariantCulture) + "\n" + secret;
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
