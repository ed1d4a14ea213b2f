using System.Buffers;
using System.Text;
using System.Threading.Channels;
using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Http;
using DingTalk.Testing.Messages;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Apps.Http;

/// <summary>Takes a call off the wire; an upload whole, so that its file can be looked at, but only a few at a time.</summary>
sealed class AppRequestReader(int maxBody, CancellationToken stopping)
{
    const int MaxUpload = MediaCalls.MaxBytes + 65_536;
    const long MaxDrained = 100_000_000;

    // One place for each upload that is in memory.
    readonly Channel<bool> _uploads = Channel.CreateBounded<bool>(4);

    public async Task<AppRequest> ReadAsync(HttpContext context)
    {
        if (context.Request.Path != "/media/upload")
        {
            var incoming = await RequestReader.ReadAsync(context, maxBody, stopping).ConfigureAwait(false);
            return Request(context, incoming, incoming.BodyBytes > incoming.Body.Length);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await _uploads.Writer.WriteAsync(true, either.Token).ConfigureAwait(false);
        try
        {
            return await ReadUploadAsync(context, either.Token).ConfigureAwait(false);
        }
        finally
        {
            _uploads.Reader.TryRead(out _);
        }
    }

    async Task<AppRequest> ReadUploadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var incoming = await RequestReader.ReadAsync(context, MaxUpload, stopping).ConfigureAwait(false);
        var isCut = incoming.BodyBytes > MaxUpload;

        // What is left is read and thrown away: a client that is still sending would not see the refusal.
        if (isCut) await DrainAsync(context.Request.Body, cancellationToken).ConfigureAwait(false);
        var upload = isCut ? null : await UploadReader.ReadAsync(incoming.ContentType, incoming.Body, cancellationToken).ConfigureAwait(false);
        var shown = incoming with { Body = Encoding.UTF8.GetBytes($"({incoming.BodyBytes} bytes of {incoming.ContentType})") };
        return Request(context, shown, isCut) with { Upload = upload };
    }

    static AppRequest Request(HttpContext context, IncomingRequest incoming, bool isCut) =>
        new(
            incoming,
            context.Request.Path.Value ?? "",
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.Count > 0 ? pair.Value[0] ?? "" : "", StringComparer.Ordinal))
        {
            HeaderToken = context.Request.Headers["x-acs-dingtalk-access-token"].ToString(),
            HasAuthorization = context.Request.Headers.Authorization.Count > 0,
            IsCut = isCut,
        };

    static async Task DrainAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(65_536);
        try
        {
            var drained = 0L;
            while (drained < MaxDrained && await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read) drained += read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
