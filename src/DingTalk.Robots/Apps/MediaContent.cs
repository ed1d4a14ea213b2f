using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DingTalk.Robots;

/// <summary>
/// A file as the part <c>media</c> of a form. Written by hand because the runtime's own form encodes a name that is not ASCII as a
/// mail header would (RFC 2047), which no server of forms reads: here it stands in UTF-8, as browsers write it.
/// </summary>
sealed class MediaContent : TrackedContent
{
    const int PartBytes = 64 * 1024;

    readonly Stream _file;
    readonly long _length;
    readonly IProgress<UploadProgress>? _progress;
    readonly byte[] _head;
    readonly byte[] _tail;

    public MediaContent(Stream file, long length, string fileName, IProgress<UploadProgress>? progress)
    {
        _file = file;
        _length = length;
        _progress = progress;
        var boundary = "----DingTalkRobots" + Guid.NewGuid().ToString("N");
        var name = fileName.Replace("\"", "%22");
        _head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"{name}\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n");
        _tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");
        Headers.ContentType.Parameters.Add(new NameValueHeaderValue("boundary", boundary));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _length + _tail.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => WriteAsync(stream, CancellationToken.None);

#if !NETSTANDARD2_0
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => WriteAsync(stream, cancellationToken);
#endif

    async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        Take();
        await target.WritePartAsync(_head, _head.Length, cancellationToken).ConfigureAwait(false);
        var part = new byte[(int)Math.Min(PartBytes, Math.Max(1, _length))];
        var sent = 0L;
        while (sent < _length)
        {
            var wanted = (int)Math.Min(part.Length, _length - sent);
            var read = await _file.ReadPartAsync(part, 0, wanted, cancellationToken).ConfigureAwait(false);
            if (read == 0) throw new IOException("The file became shorter while it was read.");

            await target.WritePartAsync(part, read, cancellationToken).ConfigureAwait(false);
            sent += read;
            _progress?.Report(new UploadProgress(sent, _length));
        }

        await target.WritePartAsync(_tail, _tail.Length, cancellationToken).ConfigureAwait(false);
    }
}
