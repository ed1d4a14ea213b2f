namespace DingTalk.Robots;

/// <summary>A sound that was uploaded before, ogg or amr. Only an app's robot can send it.</summary>
/// <param name="MediaId">The media id of the upload (<see cref="AppRobot.UploadAsync"/>); must not be empty.</param>
/// <param name="Duration">How long it plays; more than zero. It travels in milliseconds, in a work notification in seconds.</param>
public sealed record AudioMessage(string MediaId, TimeSpan Duration) : RobotMessage;
