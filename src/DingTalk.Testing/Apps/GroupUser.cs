namespace DingTalk.Testing.Apps;

/// <summary>A person of the organisation that the app belongs to.</summary>
/// <param name="UserId">The <c>userId</c>, also called <c>userid</c> and <c>staffId</c>.</param>
/// <param name="Name">The name. The default is empty: the user id.</param>
/// <param name="Mobile">The mobile number that finds the person. The default is empty: none does.</param>
public sealed record GroupUser(string UserId, string Name = "", string Mobile = "");
