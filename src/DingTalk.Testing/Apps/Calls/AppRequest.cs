using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>A request to the app API as it came.</summary>
sealed record AppRequest(IncomingRequest Incoming, string Path, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>The header <c>x-acs-dingtalk-access-token</c>.</summary>
    public string HeaderToken { get; init; } = "";

    public bool HasAuthorization { get; init; }

    /// <summary>Whether the body was longer than what is read.</summary>
    public bool IsCut { get; init; }

    /// <summary>The parts of a multipart body. Null where it is none.</summary>
    public UploadBody? Upload { get; init; }

    /// <summary>A value of the path.</summary>
    public string PathValue(int segment) => Path.Split('/') is var parts && segment < parts.Length ? parts[segment] : "";
}
