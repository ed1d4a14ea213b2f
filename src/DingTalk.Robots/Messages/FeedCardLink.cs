namespace DingTalk.Robots;

/// <summary>A headline of a <see cref="FeedCardMessage"/>.</summary>
/// <param name="Title">The headline; must not be empty.</param>
/// <param name="MessageUrl">The address that it opens; must not be empty.</param>
/// <param name="PictureUrl">The address of its picture, which DingTalk's own servers must be able to reach; must not be empty.</param>
public sealed record FeedCardLink(string Title, string MessageUrl, string PictureUrl);
