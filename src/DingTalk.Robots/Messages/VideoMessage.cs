namespace DingTalk.Robots;

/// <summary>A video that was uploaded before, mp4. Only an app's robot can send it.</summary>
/// <param name="MediaId">The media id of the uploaded video (<see cref="AppRobot.UploadAsync"/>); must not be empty.</param>
/// <param name="CoverMediaId">The media id of the picture that is shown before it plays; must not be empty.</param>
/// <param name="Duration">How long it plays; more than zero. It travels in whole seconds.</param>
/// <param name="Width">The width in pixels; more than zero.</param>
/// <param name="Height">The height in pixels; more than zero.</param>
public sealed record VideoMessage(string MediaId, string CoverMediaId, TimeSpan Duration, int Width, int Height) : RobotMessage;
