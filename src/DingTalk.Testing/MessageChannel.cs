namespace DingTalk.Testing;

/// <summary>The way by which a message came.</summary>
public enum MessageChannel
{
    /// <summary>A custom robot's webhook, <c>robot/send</c>.</summary>
    Webhook,

    /// <summary>The temporary address of a conversation, <c>robot/sendBySession</c>.</summary>
    Session,

    /// <summary>An app's robot, to a group.</summary>
    Group,

    /// <summary>An app's robot, to people.</summary>
    Person,

    /// <summary>A work notification of an app.</summary>
    Work,

    /// <summary>A DING of an app's robot.</summary>
    Ding,

    /// <summary>Another call of the app API, such as one for a token: listed where it was refused.</summary>
    App,
}
