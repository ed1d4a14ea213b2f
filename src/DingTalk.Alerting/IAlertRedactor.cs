namespace DingTalk.Alerting;

/// <summary>
/// Takes out of log text what only the application knows to be private: customers' names, account numbers of its own. The way in
/// for Microsoft.Extensions.Compliance.Redaction, too.
/// </summary>
public interface IAlertRedactor
{
    /// <summary>
    /// Returns the text as it may be told; called for every text of an event that is told, after our own masking and off the
    /// logging thread. Where it throws or returns null, nothing of the text is told.
    /// </summary>
    /// <param name="text">A rendered message, a property's value, an exception's message or a template.</param>
    /// <param name="property">
    /// The name of the property whose value it is; null for other text. What is changed in a property's value is changed where the
    /// value stands in the event's other texts as well.
    /// </param>
    string? Redact(string text, string? property);
}
