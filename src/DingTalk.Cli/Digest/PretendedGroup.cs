using System.Net;
using System.Text.Json;

namespace DingTalk.Cli.Digest;

/// <summary>A group without a network: takes what would go to a webhook, and answers as DingTalk does.</summary>
sealed class PretendedGroup(TimeProvider clock, Action<ShownMessage> show) : HttpMessageHandler
{
    // Nothing is sent there.
    public const string Webhook = "http://127.0.0.1/robot/send?access_token=none";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(body);
        var markdown = json.RootElement.GetProperty("markdown");
        show(new ShownMessage(
            clock.GetUtcNow(), markdown.GetProperty("title").GetString()!, markdown.GetProperty("text").GetString()!, body.Length));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"errcode":0,"errmsg":"ok"}""") };
    }
}
