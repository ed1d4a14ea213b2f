using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>What came of a call, and the answer's JSON where DingTalk took it.</summary>
sealed record AppReply(SendResult Call, JsonElement? Root = null)
{
    public bool IsTokenStale { get; init; }

    public AppResult<T> As<T>(Func<JsonElement, T?> read)
        where T : class
        => new() { Call = Call, ValueOrDefault = Root is { } root ? read(root) : null };
}
