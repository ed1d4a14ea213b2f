namespace DingTalk.Robots;

/// <summary>
/// A picture. An app's robot takes an address or a media id. A webhook takes an address only, and even that is undocumented:
/// DingTalk's page "robot message type" says that webhooks send no pictures, yet live robots have done so for years. What needs
/// no luck is a <see cref="MarkdownMessage"/> with <c>![](https://…)</c>.
/// </summary>
/// <param name="Picture">
/// The picture's address, which DingTalk's own servers must be able to reach, percent-encoded; or the media id of an upload
/// (<see cref="AppRobot.UploadAsync"/>). Must not be empty; DingTalk takes no base64.
/// </param>
public sealed record ImageMessage(string Picture) : RobotMessage;
