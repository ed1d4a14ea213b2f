using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaultyCode;

/// <summary>A server that answers every request with the same bytes, or not at all.</summary>
sealed class LoopbackServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly string? _answer;

    /// <param name="answer">The whole answer, after which the connection is closed; null to read and keep silent.</param>
    public LoopbackServer(string? answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static string Answer(int status, string body) =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    public void Dispose() => _listener.Dispose();

    async Task ServeAsync()
    {
        var kept = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                kept.Add(client);
                _ = AnswerAsync(client);
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
        catch (ObjectDisposedException)
        {
        }

        foreach (var client in kept) client.Dispose();
    }

    async Task AnswerAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            if (await stream.ReadAsync(new byte[4096]) == 0 || _answer is null) return;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer));
            client.Close();
        }
        catch (IOException)
        {
            // The client went first.
        }
    }
}
