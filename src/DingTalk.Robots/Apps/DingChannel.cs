namespace DingTalk.Robots;

/// <summary>How a DING rings.</summary>
public enum DingChannel
{
    /// <summary>In the app.</summary>
    App = 1,

    /// <summary>By SMS.</summary>
    Sms = 2,

    /// <summary>By phone.</summary>
    Phone = 3,
}
