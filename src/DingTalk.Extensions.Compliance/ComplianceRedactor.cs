using DingTalk.Alerting;
using Microsoft.Extensions.Compliance.Redaction;

namespace DingTalk.Extensions.Compliance;

/// <summary>
/// Takes out of alerts what the application's redactors take out of its other telemetry. Set it as
/// <see cref="DingTalkOptions.Redactor"/>; under Microsoft.Extensions.Logging <c>AddDingTalkRedaction</c> does that.
/// </summary>
public sealed class ComplianceRedactor : IAlertRedactor
{
    readonly IRedactorProvider _redactors;
    readonly AlertClassification _classification;

    /// <summary>A redactor that asks <paramref name="redactors"/> for each classification's own.</summary>
    /// <param name="redactors">Knows the redactor of each classification.</param>
    /// <param name="classification">Knows the classification of each property; not to be changed any more.</param>
    public ComplianceRedactor(IRedactorProvider redactors, AlertClassification classification)
    {
        ArgumentNullException.ThrowIfNull(redactors);
        ArgumentNullException.ThrowIfNull(classification);
        _redactors = redactors;
        _classification = classification;
    }

    /// <summary>The text through the redactor of its classification; itself where it has none.</summary>
    /// <param name="text">A rendered message, a property's value, an exception's message or a template.</param>
    /// <param name="property">The name of the property whose value it is; null for other text.</param>
    /// <returns>What may be told; null where the redactor left nothing, so that a reader sees that something stood there.</returns>
    public string? Redact(string text, string? property)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_classification.Of(property) is not { } classes) return text;
        var redacted = _redactors.GetRedactor(classes).Redact(text);
        return redacted.Length == 0 ? null : redacted;
    }
}
