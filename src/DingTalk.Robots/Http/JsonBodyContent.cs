using System.Net;
using System.Net.Http.Headers;

namespace DingTalk.Robots;

/// <summary>A body of JSON.</summary>
sealed class JsonBodyContent : TrackedContent
{
    readonly byte[] _body;

    public JsonBodyContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Take();
        return stream.WriteAsync(_body, 0, _body.Length);
    }

#if !NETSTANDARD2_0
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Take();
        return stream.WriteAsync(_body, 0, _body.Length, cancellationToken);
    }
#endif
}
