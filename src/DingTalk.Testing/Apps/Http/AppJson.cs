using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DingTalk.Testing.Apps.Http;

[JsonSerializable(typeof(AppStateJson))]
[JsonSerializable(typeof(MediaJson))]
sealed partial class AppJson : JsonSerializerContext
{
    public static AppJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });
}
