namespace DingTalk.Robots;

/// <summary>One call of one of DingTalk's APIs, before it has a token.</summary>
sealed record AppRequest(string Path)
{
    /// <summary>What stands behind the path, escaped, without the token; may be empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether it goes to the older API, which takes the token in the address and answers with an errcode.</summary>
    public bool IsLegacy { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Makes the body, anew for each attempt. Null for a call without one.</summary>
    public Func<TrackedContent>? Content { get; init; }

    /// <summary>Whether a second call does no harm: it asks for something, or leaves nothing that anybody sees.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>The permission that the call needs, as DingTalk's page on it says; told where DingTalk's refusal does not.</summary>
    public string? Scope { get; init; }

    public TimeSpan? Patience { get; init; }

    public static Func<TrackedContent> Json(byte[] body) => () => new JsonBodyContent(body);
}
