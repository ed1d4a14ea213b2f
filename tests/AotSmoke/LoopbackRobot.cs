using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AotSmoke;

/// <summary>
/// The least that robots can be, a custom one and an app's: answers every call with yes and keeps the bodies. Written on a bare
/// socket, so that no web server is published with it.
/// </summary>
sealed class LoopbackRobot : IAsyncDisposable
{
    const string Yes =
        """{"errcode":0,"errmsg":"ok","accessToken":"smoke","expireIn":7200,"media_id":"@smoke","task_id":1,"processQueryKey":"smoke"}""";

    static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Yes.Length}\r\n\r\n{Yes}");

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stopping = new();
    readonly object _lock = new();
    readonly List<string> _bodies = [];
    readonly Task _accepting;

    public LoopbackRobot()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string Webhook => $"{Address}/robot/send?access_token=smoke";

    public IReadOnlyList<string> Bodies
    {
        get
        {
            lock (_lock) return [.. _bodies];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            _ = ServeAsync(client);
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var reader = new StreamReader(client.GetStream(), Encoding.Latin1))
        {
            while (await reader.ReadLineAsync(_stopping.Token) is { } request)
            {
                var length = 0;
                while (await reader.ReadLineAsync(_stopping.Token) is { Length: > 0 } header)
                {
                    if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                        length = int.Parse(header["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
                }

                var body = new char[length];
                await reader.ReadBlockAsync(body, _stopping.Token);
                if (request.StartsWith("POST /", StringComparison.Ordinal)) Keep(body);
                await client.GetStream().WriteAsync(Answer, _stopping.Token);
            }
        }
    }

    void Keep(char[] body)
    {
        lock (_lock) _bodies.Add(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)));
    }
}
