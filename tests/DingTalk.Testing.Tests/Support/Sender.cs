using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DingTalk.Testing.Tests.Support;

/// <summary>A client that sends what it is told to, right or wrong.</summary>
sealed class Sender : IDisposable
{
    public HttpClient Http { get; } = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static string Text(string content, string? uuid = null) => JsonSerializer.Serialize(
        uuid is null
            ? (object)new { msgtype = "text", text = new { content } }
            : new { msgtype = "text", text = new { content }, msgUuid = uuid });

    public static string Markdown(string title, string text) =>
        JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { title, text } });

    public static string Sign(string timestamp, string secret) => Convert.ToBase64String(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(timestamp + "\n" + secret)));

    public static string Signed(string webhook, string timestamp, string secret) =>
        $"{webhook}&timestamp={timestamp}&sign={Uri.EscapeDataString(Sign(timestamp, secret))}";

    public Task<Answered> JsonAsync(string address, string json) =>
        PostAsync(address, Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8");

    public async Task<Answered> PostAsync(string address, byte[] body, string? contentType)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await Http.PostAsync(address, content, Cancelled);
        return await Answered.ReadAsync(response);
    }

    public async Task<Answered> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await Http.SendAsync(request, Cancelled))
            return await Answered.ReadAsync(response);
    }

    public void Dispose() => Http.Dispose();
}
