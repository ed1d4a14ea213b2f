namespace DingTalk.Robots;

/// <summary>An access token, with its times on the clock of its keeper; or why there is none.</summary>
sealed record AppToken(string Text, TimeSpan RenewAt, TimeSpan ExpiresAt, SendResult? Failure)
{
    public static AppToken None(SendResult failure) => new("", TimeSpan.Zero, TimeSpan.Zero, failure);

    // A record would print the text.
    public override string ToString() => Failure is null ? "***" : Failure.ToString();
}
