using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// A client that closes its side of the connection behind its request, as <c>nc</c> does, gets its answer all the same. The web
/// server would give the request up; here only what waits for something to happen does, for it cannot know who still listens.
/// </summary>
sealed class HalfClose(IDuplexPipe transport, CancellationToken closed) : IDuplexPipe
{
    public PipeReader Input { get; } = new UnendingReader(transport.Input);

    public PipeWriter Output => transport.Output;

    public static ConnectionDelegate Tolerate(ConnectionDelegate next) => connection =>
    {
        var half = new HalfClose(connection.Transport, connection.ConnectionClosed);
        connection.Features.Set(half);
        connection.Transport = half;
        connection.ConnectionClosed = CancellationToken.None;
        return next(connection);
    };

    /// <summary>Cancelled when the client has closed its side, or is gone.</summary>
    public static CancellationToken ClientGone(HttpContext context) => context.Features.Get<HalfClose>()?.Closed ?? context.RequestAborted;

    CancellationToken Closed => closed;
}
