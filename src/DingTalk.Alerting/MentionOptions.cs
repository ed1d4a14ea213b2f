namespace DingTalk.Alerting;

/// <summary>Whom messages mention, and from which level on. A mention fires once per episode of a kind, never on reminders.</summary>
public sealed class MentionOptions
{
    /// <summary>Mobile numbers of members of the group. The default is none.</summary>
    public string[] Mobiles { get; set; } = [];

    /// <summary>User ids of members of the group. The default is none.</summary>
    public string[] UserIds { get; set; } = [];

    /// <summary>Whether everybody in the group is mentioned. The default is false.</summary>
    public bool Everyone { get; set; }

    /// <summary>The lowest level that mentions anybody. The default is <see cref="AlertLevel.Fatal"/>.</summary>
    public AlertLevel MinimumLevel { get; set; } = AlertLevel.Fatal;
}
