using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DingTalk.Testing.Http;

[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(MessagesJson))]
[JsonSerializable(typeof(StateJson))]
[JsonSerializable(typeof(FaultsJson))]
[JsonSerializable(typeof(RobotsJson))]
[JsonSerializable(typeof(ProblemJson))]
sealed partial class GroupJson : JsonSerializerContext
{
    /// <summary>Writes text outside ASCII as it is.</summary>
    public static GroupJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });
}
