namespace DingTalk.Robots;

/// <summary>A button of an <see cref="ActionCardMessage"/>.</summary>
/// <param name="Title">What is written on it; must not be empty.</param>
/// <param name="Url">The address that it opens; must not be empty.</param>
public sealed record ActionCardButton(string Title, string Url);
