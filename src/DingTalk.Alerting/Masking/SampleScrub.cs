namespace DingTalk.Alerting;

/// <summary>
/// Makes an event fit to be told: the robot's own token and signing secret, the values of properties whose names say so, wherever
/// they were rendered, then what shows by its own shape, then what the application's redactor knows.
/// </summary>
sealed class SampleScrub(IReadOnlyList<string> ownSecrets, MaskRules rules, IAlertRedactor? redactor = null)
{
    /// <summary>A shorter value would be taken out of the middle of words.</summary>
    const int ShortestValue = 3;

    readonly ValueReplacement[] _own =
    [
        .. ownSecrets.Concat(ownSecrets.Select(Uri.EscapeDataString)).Where(static s => s.Length >= 6).Distinct(StringComparer.Ordinal)
            .Select(static s => new ValueReplacement(s, TextMasker.Masked)),
    ];

    public AlertSample Clean(AlertSample sample)
    {
        var properties = new List<KeyValuePair<string, string>>(sample.Properties.Count);
        var values = new List<ValueReplacement>(_own);
        foreach (var property in sample.Properties)
        {
            var told = rules.Hides(property.Key, property.Value)
                ? TextMasker.Masked
                : Redact(rules.Mask(Clean(property.Value, _own)), property.Key);
            properties.Add(new(property.Key, told));
            // What the mask finds in the value it finds in the other texts as well, unless the value was cut.
            if (told != property.Value && property.Value.Length >= ShortestValue) values.AddRange(ValueReplacement.Of(property.Value, told));
        }

        // The longest first: a shorter one may be its beginning.
        ValueReplacement[] all = [.. values.OrderByDescending(static v => v.Value.Length)];
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Value != TextMasker.Masked) properties[i] = new(properties[i].Key, Clean(properties[i].Value, all));
        }

        return sample with
        {
            Message = Tell(sample.Message, all),
            Properties = properties,
            Exception = Clean(sample.Exception, all),
        };
    }

    /// <summary>A template, which may be a text that was put together by the application.</summary>
    public string Clean(string text) => Tell(text, _own);

    ExceptionSample? Clean(ExceptionSample? exception, ValueReplacement[] values) =>
        exception is null ? null : exception with { Message = Tell(exception.Message, values), Inner = Clean(exception.Inner, values) };

    string Tell(string text, ValueReplacement[] values) => Redact(rules.Mask(Clean(text, values)), property: null);

    string Redact(string text, string? property)
    {
        if (redactor is null || text.Length == 0) return text;
        try
        {
            return redactor.Redact(text, property) ?? TextMasker.Masked;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What could not be judged is not told.
            return TextMasker.Masked;
        }
    }

    static string Clean(string text, ValueReplacement[] values)
    {
        foreach (var value in values) text = value.In(text);
        return text;
    }
}
