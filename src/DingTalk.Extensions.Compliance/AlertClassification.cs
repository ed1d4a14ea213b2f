using Microsoft.Extensions.Compliance.Classification;

namespace DingTalk.Extensions.Compliance;

/// <summary>Which data classification the properties of log events have, by their names.</summary>
public sealed class AlertClassification
{
    readonly Dictionary<string, DataClassificationSet> _properties = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The classification of what is no property's value: messages, templates, exceptions' messages. The default is null: these are
    /// told as they are, but for the values that were redacted, wherever they stand in them.
    /// </summary>
    public DataClassificationSet? Text { get; set; }

    /// <summary>Gives a property a classification; a second one for the same name replaces the first.</summary>
    /// <param name="property">
    /// The property's name, in any case. One without a dot stands for members of that name, too: <c>Phone</c> for
    /// <c>Customer.Phone</c>.
    /// </param>
    /// <param name="classifications">One or more; with more than one the redactor of their set is asked for.</param>
    /// <returns>This, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException"><paramref name="property"/> is blank, or no classification is given.</exception>
    public AlertClassification Classify(string property, params DataClassification[] classifications)
    {
        if (string.IsNullOrWhiteSpace(property)) throw new ArgumentException("Give the name of the property to classify.", nameof(property));
        ArgumentNullException.ThrowIfNull(classifications);
        if (classifications.Length == 0)
            throw new ArgumentException($"Give at least one classification for {property}, or leave it out.", nameof(classifications));

        _properties[property] = new DataClassificationSet(classifications);
        return this;
    }

    internal DataClassificationSet? Of(string? property)
    {
        if (property is null) return Text;
        if (_properties.TryGetValue(property, out var found)) return found;
        var last = property.LastIndexOf('.');
        return last >= 0 && _properties.TryGetValue(property.Substring(last + 1), out found) ? found : null;
    }
}
