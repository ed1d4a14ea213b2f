using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DingTalk.Cli.Check;
using DingTalk.Cli.Digest;
using DingTalk.Cli.Send;

namespace DingTalk.Cli;

/// <summary>The shapes that scripts read.</summary>
[JsonSerializable(typeof(SendJson))]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(DigestJson))]
sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Chinese is written as it is.</summary>
    public static CliJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
