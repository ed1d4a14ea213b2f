namespace DingTalk.Extensions.Logging.Rendering;

/// <summary>What a template is, as far as it decides whether its text or the rendered one tells kinds apart.</summary>
readonly struct TemplateShape
{
    /// <summary>Whether a hole takes its value from a property.</summary>
    public bool HasBoundHole { get; private init; }

    /// <summary>Whether there is a letter outside the holes.</summary>
    public bool HasWord { get; private init; }

    public static TemplateShape Of(string template, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var names = new HashSet<string>(properties.Select(static p => p.Key), StringComparer.OrdinalIgnoreCase);
        var hasBoundHole = false;
        var hasWord = false;
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                i++;
            }
            else if (c == '{' && template.IndexOf('}', i) is > 0 and var end)
            {
                hasBoundHole |= names.Contains(NameOf(template.Substring(i + 1, end - i - 1)));
                i = end;
            }
            else
            {
                hasWord |= char.IsLetter(c);
            }
        }

        return new TemplateShape { HasBoundHole = hasBoundHole, HasWord = hasWord };
    }

    // {Name,alignment:format}
    static string NameOf(string hole)
    {
        var end = hole.IndexOfAny([',', ':']);
        return (end < 0 ? hole : hole.Substring(0, end)).Trim();
    }
}
