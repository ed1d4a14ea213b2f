using System.Net;
using System.Text.Json;

namespace DingTalk.Testing.Tests.Support;

sealed record Answered(HttpStatusCode Status, long? Length, string? MediaType, string Body)
{
    public int ErrCode => JsonDocument.Parse(Body).RootElement.GetProperty("errcode").GetInt32();

    public string ErrMsg => JsonDocument.Parse(Body).RootElement.GetProperty("errmsg").GetString()!;

    public static async Task<Answered> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentLength,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
