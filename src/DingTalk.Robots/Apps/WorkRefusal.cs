namespace DingTalk.Robots;

/// <summary>Why a work notification was kept from a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Code">DingTalk's code, as 143105; empty where it gave none.</param>
/// <param name="Advice">What the code means, where that is known.</param>
public sealed record WorkRefusal(string UserId, string Code, string Advice);
