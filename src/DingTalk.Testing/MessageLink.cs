namespace DingTalk.Testing;

/// <summary>A button of an actionCard, or a headline of a feedCard.</summary>
/// <param name="Title">What stands on it. Empty where it has none.</param>
/// <param name="Url">The address that it opens, as the message says it. Empty where it has none.</param>
/// <param name="Picture">The address, or media id, of a headline's picture. The default is empty: none.</param>
public sealed record MessageLink(string Title, string Url, string Picture = "");
