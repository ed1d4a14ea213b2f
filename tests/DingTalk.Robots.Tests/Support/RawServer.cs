using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DingTalk.Robots.Tests.Support;

/// <summary>A socket that does to each connection what a test says, HTTP or not.</summary>
sealed class RawServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Task _loop;

    public RawServer(Func<Socket, CancellationToken, Task> serve)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync(serve);
    }

    public int Port { get; }

    public string Webhook(string? token = null) => $"http://127.0.0.1:{Port}/robot/send?access_token={token ?? Some.Token()}";

    /// <summary>Reads one request and answers it with the bytes of this text.</summary>
    public static RawServer Answering(string response) => new(async (socket, stop) =>
    {
        await ReadRequestAsync(socket, stop);
        await socket.SendAsync(Encoding.UTF8.GetBytes(response), SocketFlags.None, stop);
        socket.Shutdown(SocketShutdown.Send);
    });

    /// <summary>Reads one request with its body, which must announce its length.</summary>
    public static async Task<string> ReadRequestAsync(Socket socket, CancellationToken stop)
    {
        var received = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer, SocketFlags.None, stop);
            if (count == 0) return Encoding.UTF8.GetString(received.ToArray());

            received.AddRange(buffer.Take(count));
            var text = Encoding.Latin1.GetString(received.ToArray());
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;

            var length = text[..end].Split("\r\n")
                .First(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))["Content-Length:".Length..];
            if (received.Count >= end + 4 + int.Parse(length, CultureInfo.InvariantCulture)) return Encoding.UTF8.GetString(received.ToArray());
        }
    }

    public static string Http(string body, string headers = "", string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    async Task AcceptAsync(Func<Socket, CancellationToken, Task> serve)
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token), serve));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    async Task ServeAsync(Socket socket, Func<Socket, CancellationToken, Task> serve)
    {
        using (socket)
        {
            try
            {
                await serve(socket, _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // The client has had enough, or the test is over.
            }
        }
    }
}
