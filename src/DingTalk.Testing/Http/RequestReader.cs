using System.Net;
using DingTalk.Testing.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DingTalk.Testing.Http;

/// <summary>Takes a request off the wire, of its body no more than it may.</summary>
static class RequestReader
{
    public static async Task<IncomingRequest> ReadAsync(
        HttpContext context, int maxBody, CancellationToken stopping, MessageChannel channel = MessageChannel.Webhook)
    {
        var request = context.Request;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var body = await ReadBodyAsync(request, maxBody, either.Token).ConfigureAwait(false);
        if (body.Length > maxBody) context.Response.Headers.Connection = "close";
        return new IncomingRequest
        {
            Channel = channel,
            Method = request.Method,
            Path = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
            Sender = context.Connection.RemoteIpAddress ?? IPAddress.None,
            Token = First(request, "access_token"),
            Session = First(request, "session"),
            Repeated = [.. request.Query.Where(parameter => parameter.Value.Count > 1).Select(parameter => parameter.Key).Take(5)],
            Timestamp = First(request, "timestamp"),
            Sign = First(request, "sign"),
            ContentType = request.ContentType ?? "",
            ContentEncoding = request.Headers.ContentEncoding.ToString(),
            Body = body.Length > maxBody ? body[..maxBody] : body,
            BodyBytes = Math.Max(request.ContentLength ?? 0, body.Length),
        };
    }

    static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, int maxBody, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(request.ContentLength ?? 4096, maxBody) + 1];
        var length = 0;
        while (true)
        {
            var read = await ReadAsync(request.Body, buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (read == 0 || length > maxBody) return buffer.AsMemory(0, length);
            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, maxBody + 1));
        }
    }

    static async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException wrong) when (wrong.InnerException is OverflowException)
        {
            // A chunk longer than any number is no lost connection: the client hears of it.
            throw new BadHttpRequestException("The size of a chunk is none.", StatusCodes.Status400BadRequest, wrong);
        }
    }

    static string First(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] ?? "" : "";
}
