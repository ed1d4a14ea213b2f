namespace DingTalk.Robots.Tests.Support;

/// <summary>One call as it arrived.</summary>
sealed record AppCall(string Method, string Path, string Query, string Body, string? Token, string ContentType);
