using System.Collections;
using System.Globalization;

namespace DingTalk.Extensions.Logging.Rendering;

/// <summary>Values as text, the same whatever the machine's culture, cut to a size. Never throws.</summary>
static class ValueText
{
    public const int MaxLength = 256;

    const int MaxItems = 32;

    public static string Of(object? value)
    {
        try
        {
            return Cut(value switch
            {
                null => "(null)",
                string text => text,
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                IEnumerable items => Join(items),
                _ => value.ToString() ?? "",
            });
        }
        catch (Exception exception)
        {
            return $"({exception.GetType().Name} from {value?.GetType().Name})";
        }
    }

    /// <summary>Cuts a text, with an ellipsis in place of what is missing, never in the middle of a surrogate pair.</summary>
    public static string Cut(string text, int maxLength = MaxLength)
    {
        if (text.Length <= maxLength) return text;
        var length = maxLength - 1;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return $"{text.Substring(0, length)}…";
    }

    static string Join(IEnumerable items)
    {
        var texts = new List<string>();
        foreach (var item in items)
        {
            if (texts.Count == MaxItems)
            {
                texts.Add("…");
                break;
            }

            // One level: what nests deeper may hold itself.
            texts.Add(item is IEnumerable and not string ? item.GetType().Name : Of(item));
        }

        return string.Join(", ", texts);
    }
}
