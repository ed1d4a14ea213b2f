namespace DingTalk.Testing.Apps.State;

enum TokenState
{
    Valid,
    Expired,
    Revoked,
    Former,
    Unknown,
}
