using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DingTalk.Testing.Tests.Support;

/// <summary>A client that writes whatever bytes it likes to a connection of its own.</summary>
sealed class RawClient : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly TcpClient _tcp = new() { NoDelay = true };
    readonly string _target;
    NetworkStream _stream = null!;

    RawClient(string target) => _target = target;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<RawClient> ConnectAsync(DingTalkGroup group)
    {
        var webhook = new Uri(group.Webhook);
        var client = new RawClient(webhook.PathAndQuery);
        await client._tcp.ConnectAsync(webhook.Host, webhook.Port, Cancelled);
        client._stream = client._tcp.GetStream();
        return client;
    }

    /// <summary>The head of a request to the robot.</summary>
    public string Head(params IEnumerable<string> headers) => HeadTo(_target, headers);

    public static string HeadTo(string target, params IEnumerable<string> headers) =>
        $"POST {target} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n";

    /// <summary>A whole request that says a text.</summary>
    public string Request(string text) => Head($"Content-Length: {Sender.Text(text).Length}") + Sender.Text(text);

    public async Task WriteAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), Cancelled);

    /// <summary>The next answer: its status, and its body as far as its head declares it.</summary>
    public async Task<(int Status, string Body)> ReadAsync()
    {
        var head = await ReadHeadAsync();
        var lines = head.Split("\r\n");
        var length = lines
            .Where(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line.AsSpan(16), CultureInfo.InvariantCulture))
            .SingleOrDefault();
        var body = new byte[length];
        await _stream.ReadExactlyAsync(body, Cancelled).AsTask().WaitAsync(Patience, Cancelled);
        return (int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture), Encoding.UTF8.GetString(body));
    }

    /// <summary>What one look at the connection brings.</summary>
    public async Task<string> ReadPieceAsync()
    {
        var piece = new byte[4096];
        var read = await _stream.ReadAsync(piece, Cancelled).AsTask().WaitAsync(Patience, Cancelled);
        return Encoding.UTF8.GetString(piece, 0, read);
    }

    /// <summary>Whether the server has closed the connection after what was read.</summary>
    public async Task<bool> IsClosedAsync() =>
        await _stream.ReadAsync(new byte[1], Cancelled).AsTask().WaitAsync(Patience, Cancelled) == 0;

    /// <summary>Nothing more will be written; what is answered can still be read.</summary>
    public void CloseSide() => _tcp.Client.Shutdown(SocketShutdown.Send);

    public void BreakOff()
    {
        _tcp.LingerState = new LingerOption(true, 0);
        _tcp.Close();
    }

    public void Dispose() => _tcp.Dispose();

    async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!(head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n"))
        {
            await _stream.ReadExactlyAsync(one, Cancelled).AsTask().WaitAsync(Patience, Cancelled);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
