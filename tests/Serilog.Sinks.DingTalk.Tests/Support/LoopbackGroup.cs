using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>A group behind a webhook on this machine that accepts everything; for what only real HTTP can show.</summary>
sealed class LoopbackGroup : IDisposable
{
    readonly HttpListener _listener = new();
    readonly object _lock = new();
    readonly List<JsonElement> _bodies = [];

    public LoopbackGroup()
    {
        var port = FreePort();
        Webhook = $"http://127.0.0.1:{port}/robot/send?access_token={Guid.NewGuid():N}";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = Task.Run(AnswerAsync);
    }

    public string Webhook { get; }

    public IReadOnlyList<JsonElement> Bodies
    {
        get
        {
            lock (_lock) return [.. _bodies];
        }
    }

    /// <summary>Title and text of the one message that came.</summary>
    public string OnlyText
    {
        get
        {
            var markdown = Assert.Single(Bodies).GetProperty("markdown");
            return markdown.GetProperty("title").GetString() + "\n" + markdown.GetProperty("text").GetString();
        }
    }

    public void Dispose() => _listener.Close();

    async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using (var body = await JsonDocument.ParseAsync(context.Request.InputStream))
            {
                lock (_lock) _bodies.Add(body.RootElement.Clone());
            }

            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("""{"errcode":0,"errmsg":"ok"}"""));
            context.Response.Close();
        }
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
