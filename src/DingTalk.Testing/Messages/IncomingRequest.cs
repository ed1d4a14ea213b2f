using System.Net;
using System.Text;

namespace DingTalk.Testing.Messages;

/// <summary>A request as it came, its body read as far as it is read at all.</summary>
sealed record IncomingRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required IPAddress Sender { get; init; }

    public required string Token { get; init; }

    /// <summary>The way by which it came.</summary>
    public MessageChannel Channel { get; init; } = MessageChannel.Webhook;

    /// <summary>The session of sendBySession.</summary>
    public string Session { get; init; } = "";

    /// <summary>The parameters that the address has more than once.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    public required string Timestamp { get; init; }

    public required string Sign { get; init; }

    public required string ContentType { get; init; }

    public string ContentEncoding { get; init; } = "";

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required long BodyBytes { get; init; }

    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
