using System.Text;

namespace DingTalk.Alerting;

/// <summary>Cuts what is kept of an event to a size, so that a thousand kinds take a bounded amount of memory.</summary>
static class SampleBounds
{
    public const int MaxMessage = 2_000;

    /// <summary>Kinds are told apart by so much of their template, text or key.</summary>
    public const int MaxIdentity = 2_000;
    public const int MaxProperties = 32;
    public const int MaxPropertyName = 64;
    public const int MaxProperty = 256;

    public static AlertSample Cut(AlertSample sample)
    {
        var fits = sample.Message?.Length <= MaxMessage && sample.Properties.Count <= MaxProperties
            && sample.Properties.All(static p => p.Key?.Length <= MaxPropertyName && p.Value?.Length <= MaxProperty);
        if (fits) return sample;
        return sample with
        {
            Message = Cut(sample.Message ?? "", MaxMessage),
            Properties =
            [
                .. sample.Properties.Take(MaxProperties).Select(static p =>
                    new KeyValuePair<string, string>(Cut(p.Key ?? "", MaxPropertyName), Cut(p.Value ?? "", MaxProperty))),
            ],
        };
    }

    /// <summary>The text's beginning with an ellipsis, never ending in half a character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return new StringBuilder(text, 0, end, end + 1).Append('…').ToString();
    }
}
