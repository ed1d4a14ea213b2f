using System.Text.Json.Nodes;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>One API of the app.</summary>
sealed record AppOperation(AppHost Host, string Method, string Path, MessageChannel Channel, Func<AppCall, JsonObject> Run)
{
    /// <summary>What the app must be granted. Null: the call asks for a token, and needs none.</summary>
    public string? Permission { get; init; }

    /// <summary>Whether it counts against the month's quota.</summary>
    public bool IsMetered { get; init; } = true;

    /// <summary>Whether the body is multipart, and may be large.</summary>
    public bool IsUpload { get; init; }
}
