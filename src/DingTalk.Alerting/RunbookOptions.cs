namespace DingTalk.Alerting;

/// <summary>What to read when a kind of events comes. Where both patterns are given, both must match.</summary>
public sealed class RunbookOptions
{
    /// <summary>The category, with <c>*</c> for any characters, as in <c>Payments.*</c>; case does not matter. The default is null: any.</summary>
    public string? Category { get; set; }

    /// <summary>The template or masked text, with <c>*</c> for any characters; case does not matter. The default is null: any.</summary>
    public string? Template { get; set; }

    /// <summary>
    /// The address, http or https; may hold the same names in braces as <see cref="DingTalkOptions.DetailsUrl"/>. Required.
    /// </summary>
    public string? Url { get; set; }
}
