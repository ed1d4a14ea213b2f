using System.Text;
using System.Threading.Channels;

namespace DingTalk.Extensions.Logging.Tests.Support;

/// <summary>Stands where the network would be: takes every message, and lets the test wait for one.</summary>
sealed class FakeGroup : HttpMessageHandler
{
    readonly Channel<string> _messages = Channel.CreateUnbounded<string>();

    /// <summary>Runs inside the robot's own call.</summary>
    public Action? During { get; set; }

    public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    public int Count => _messages.Reader.Count;

    public Task<string> NextAsync() => _messages.Reader.ReadAsync().AsTask().WithPatience();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        During?.Invoke();
        _messages.Writer.TryWrite(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage { Content = new StringContent(Answer, Encoding.UTF8, "application/json") };
    }
}
