using System.Text.Json.Nodes;

namespace DingTalk.Cli.Check;

/// <summary>
/// Makes of a robot's next message one that DingTalk has to refuse for its content: markdown with a title and without a text. So
/// the address, the token and the security settings are looked at, and the group sees nothing.
/// </summary>
sealed class ProbeHandler(string title) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject { ["title"] = title, ["text"] = "" },
        };
        if (request.Content is { } original) request.Content = new ProbeContent(original, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        return base.SendAsync(request, cancellationToken);
    }
}
