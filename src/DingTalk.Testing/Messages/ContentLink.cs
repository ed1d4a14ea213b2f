namespace DingTalk.Testing.Messages;

/// <summary>A button, or a headline with its picture.</summary>
sealed record ContentLink(string Title, string Url, string Picture = "");
