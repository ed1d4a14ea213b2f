using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DingTalk.Testing.Rendering;

namespace DingTalk.Testing.Page;

[JsonSerializable(typeof(PageHello))]
[JsonSerializable(typeof(PageMessages))]
[JsonSerializable(typeof(IReadOnlyList<PageMessage>))]
[JsonSerializable(typeof(PageState))]
[JsonSerializable(typeof(PageDetail))]
sealed partial class PageJson : JsonSerializerContext
{
    /// <summary>Short, text outside ASCII as it is, and no depth that a message could reach.</summary>
    public static PageJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 4 * RenderBudget.MaxDepth + 64,
        Converters =
        {
            new JsonStringEnumConverter<NodeKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<MessageChannel>(JsonNamingPolicy.CamelCase),
        },
    });
}
