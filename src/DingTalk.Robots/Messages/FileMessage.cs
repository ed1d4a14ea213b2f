namespace DingTalk.Robots;

/// <summary>A file that was uploaded before. Only an app's robot can send it.</summary>
/// <param name="MediaId">The media id of the upload (<see cref="AppRobot.UploadAsync"/>); must not be empty.</param>
/// <param name="FileName">
/// The name that is shown. Its ending is the file's type, by DingTalk's page "robot message type" one of xlsx, pdf, zip, rar, doc
/// and docx; must not be empty.
/// </param>
public sealed record FileMessage(string MediaId, string FileName) : RobotMessage;
