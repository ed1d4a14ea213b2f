namespace DingTalk.Testing.Apps;

/// <summary>How a group stands to the app's robot.</summary>
public enum ConversationState
{
    /// <summary>The robot is in it and may send.</summary>
    Open,

    /// <summary>The robot is not in it: 400 <c>invalidParameter.robotCode.notExsit</c>.</summary>
    WithoutRobot,

    /// <summary>The robot is in it and switched off: 400 <c>bot.stopped</c>.</summary>
    Stopped,

    /// <summary>The group is dissolved: 400 <c>group.disbanded</c>.</summary>
    Disbanded,
}
