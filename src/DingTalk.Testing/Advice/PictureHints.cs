using System.Net;
using System.Net.Sockets;

namespace DingTalk.Testing.Advice;

/// <summary>Addresses of pictures that DingTalk's clients cannot show.</summary>
static class PictureHints
{
    /// <summary>Why the picture is not shown, or null.</summary>
    public static string? Find(string url)
    {
        if (url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return "Base64 is not taken. Put the picture at a public https:// address.";
        if (url.StartsWith('@')) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return "the address must begin with http:// or https://.";
        if (url.Any(c => c is ' ' or > '~')) return "the address must be percent-encoded.";
        return IsLocal(address) ? $"{address.Host} cannot be reached by the phones and desktops of the group." : null;
    }

    static bool IsLocal(Uri address)
    {
        if (address.IsLoopback) return true;
        if (!IPAddress.TryParse(address.Host, out var ip) || ip.AddressFamily != AddressFamily.InterNetwork) return false;
        var bytes = ip.GetAddressBytes();
        return bytes[0] == 10 || bytes[0] == 192 && bytes[1] == 168 || bytes[0] == 172 && bytes[1] is >= 16 and < 32;
    }
}
