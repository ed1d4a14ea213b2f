using System.Net;
using System.Net.Http.Headers;

namespace DingTalk.Robots;

/// <summary>
/// A request's body, which knows whether it was ever asked for. HTTP handlers ask when they have a connection to write it to:
/// if a call fails before that, the server surely has no message, on every runtime and behind every handler.
/// </summary>
sealed class WebhookContent : HttpContent
{
    readonly byte[] _body;
    volatile bool _isTaken;

    public WebhookContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>Whether the body may be on its way.</summary>
    public bool IsTaken => _isTaken;

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _isTaken = true;
        return stream.WriteAsync(_body, 0, _body.Length);
    }

#if !NETSTANDARD2_0
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _isTaken = true;
        return stream.WriteAsync(_body, 0, _body.Length, cancellationToken);
    }
#endif
}
