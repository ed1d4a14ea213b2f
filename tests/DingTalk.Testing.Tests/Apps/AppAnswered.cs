using System.Net;
using System.Text.Json;

namespace DingTalk.Testing.Tests.Apps;

sealed record AppAnswered(HttpStatusCode Status, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Code => Json.GetProperty("code").GetString()!;

    public int ErrCode => Json.GetProperty("errcode").GetInt32();

    public string Text(string name) => Json.GetProperty(name).GetString()!;

    public IEnumerable<string> Texts(string name) => Json.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
