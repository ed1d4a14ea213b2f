namespace DingTalk.Robots;

/// <summary>
/// A work notification that DingTalk took. That says nothing about its arrival: over the day's limits, and for the same text to
/// the same person on one day, DingTalk answers in the same way and delivers nothing. <see cref="AppRobot.GetWorkResultAsync"/>
/// tells.
/// </summary>
/// <param name="TaskId">What DingTalk knows it by.</param>
public sealed record WorkNotification(long TaskId);
