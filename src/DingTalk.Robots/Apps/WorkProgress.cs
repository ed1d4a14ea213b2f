namespace DingTalk.Robots;

/// <summary>How far DingTalk is with a work notification.</summary>
/// <param name="Percent">From 0 to 100.</param>
/// <param name="State">What it does.</param>
public sealed record WorkProgress(int Percent, WorkState State);
