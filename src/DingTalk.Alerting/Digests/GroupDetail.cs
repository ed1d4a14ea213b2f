namespace DingTalk.Alerting;

/// <summary>What can be said of a group below its entry, in the order in which it is shown.</summary>
enum GroupDetail
{
    When,
    First,
    Latest,
    Exception,
    Context,
    Varying,
    Properties,
    AlsoLoggedBy,
    Links,
}
