using System.Net;
using System.Net.Http.Headers;

namespace DingTalk.Cli.Check;

/// <summary>Travels in place of the message that the robot was given, which counts as written as soon as this is.</summary>
sealed class ProbeContent : HttpContent
{
    readonly HttpContent _original;
    readonly byte[] _body;

    public ProbeContent(HttpContent original, byte[] body)
    {
        (_original, _body) = (original, body);
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await _original.CopyToAsync(Stream.Null).ConfigureAwait(false);
        await stream.WriteAsync(_body).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
