using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DingTalk.Testing.Checks;

/// <summary>An IPv4 address or a range of them in CIDR notation, the only forms that DingTalk takes.</summary>
readonly record struct IpRange(uint Network, int Bits)
{
    public static IpRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var bits = 32;
        var address = slash < 0 ? text : text[..slash];
        if (slash >= 0
            && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > 32)
            || address.Count(c => c == '.') != 3
            || !IPAddress.TryParse(address, out var parsed)
            || parsed.AddressFamily != AddressFamily.InterNetwork)
        {
            throw new ArgumentException($"'{text}' is not an IPv4 address or a range of them such as 10.0.0.0/8.", nameof(text));
        }

        return new IpRange(Number(parsed) & Mask(bits), bits);
    }

    public bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork && (Number(address) & Mask(Bits)) == Network;
    }

    public override string ToString()
    {
        var address = new IPAddress([(byte)(Network >> 24), (byte)(Network >> 16), (byte)(Network >> 8), (byte)Network]);
        return Bits == 32 ? address.ToString() : $"{address}/{Bits}";
    }

    static uint Mask(int bits) => bits == 0 ? 0 : uint.MaxValue << (32 - bits);

    static uint Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);
    }
}
