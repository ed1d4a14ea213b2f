namespace DingTalk.Extensions.DependencyInjection.Robots;

/// <summary>That a robot of this name was added.</summary>
sealed record RobotName(string Value);
