using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace FaultyCode;

/// <summary>Calls to others over the network.</summary>
static class Remotes
{
    public static IEnumerable<Fault> Faults =>
    [
        new("gateway refuses the connection", number => PostAsync($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/pay/{number}")),
        new("gateway's name is unknown", number => PostAsync($"http://gateway{number}.invalid/pay")),
        new("catalogue refuses the connection", number => ReadAsync($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/{number}")),
        new("gateway does not answer", number => WithAsync(null, (client, address) => PostAsync(address, client, TimeSpan.FromMilliseconds(30 + number)))),
        new("gateway call cancelled", number => WithAsync(null, (client, address) => CancelledAsync(client, address, number))),
        new("gateway says not found", _ => WithAsync(LoopbackServer.Answer(404, "{}"), (client, address) => PostAsync(address, client))),
        new("gateway says unavailable", _ => WithAsync(LoopbackServer.Answer(503, "{}"), (client, address) => PostAsync(address, client))),
        new("gateway breaks off", _ => WithAsync("HTTP/1.1 200 X\r\nContent-Length: 10\r\n\r\nabc", (client, address) => PostAsync(address, client))),
        new("gateway speaks no http", _ => WithAsync("SSH-2.0-OpenSSH\r\n\r\n", (client, address) => PostAsync(address, client))),
        new("gateway speaks no tls", _ => WithAsync("HTTP/1.1 400 X\r\n\r\n", (client, address) => PostAsync(address.Replace("http:", "https:"), client))),
        new("catalogue is no json", number => WithAsync(LoopbackServer.Answer(200, "<html>" + number), (client, address) => ReadAsync(address, client))),
        new("printer refuses the connection", _ => Print(LoopbackServer.ClosedPort())),
        new("label printer refuses the connection", _ => PrintLabelAsync(LoopbackServer.ClosedPort())),
    ];

    static async Task WithAsync(string? answer, Func<HttpClient, string, Task> call)
    {
        using var server = new LoopbackServer(answer);
        using var client = new HttpClient();
        await call(client, server.Address);
    }

    static async Task PostAsync(string address, HttpClient? client = null, TimeSpan? patience = null)
    {
        client ??= new HttpClient();
        if (patience is { } time) client.Timeout = time;
        using var answer = await client.PostAsync(address, new StringContent("{}"));
        answer.EnsureSuccessStatusCode();
    }

    static async Task CancelledAsync(HttpClient client, string address, int number)
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(number % 3 == 0 ? 0 : 20);
        await client.GetStringAsync(address, source.Token);
    }

    static async Task ReadAsync(string address, HttpClient? client = null) =>
        Console.Out.WriteLine(await (client ?? new HttpClient()).GetFromJsonAsync<Dictionary<string, int>>(address));

    static void Print(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
    }

    static async Task PrintLabelAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
    }
}
