using Pair = System.Collections.Generic.KeyValuePair<string, object?>;

namespace DingTalk.Extensions.Logging.Rendering;

/// <summary>Reads what a logging call hands over as its state: usually a list of named values that ends with the template.</summary>
static class LogState
{
    const string TemplateName = "{OriginalFormat}";

    /// <summary>
    /// The template, by the reference that the logging call used, or null. The casts stand where they are used, so that the
    /// compiler, which knows a struct's type here, calls it without boxing.
    /// </summary>
    public static string? TemplateOf<TState>(TState state)
    {
        if (state is not IReadOnlyList<Pair>) return null;
        var count = ((IReadOnlyList<Pair>)state).Count;
        if (count == 0) return null;
        var last = ((IReadOnlyList<Pair>)state)[count - 1];
        return last.Key == TemplateName ? last.Value as string : SearchTemplate((IReadOnlyList<Pair>)state);
    }

    /// <summary>The named values, without the template; empty where the state has none.</summary>
    public static IEnumerable<Pair> Pairs(object? state) => state is IEnumerable<Pair> pairs
        ? pairs.Where(static pair => pair.Key is not (null or TemplateName))
        : [];

    /// <summary>The value of one name as text, or null where the state has no such name.</summary>
    public static string? ValueOf(object? state, string name)
    {
        foreach (var pair in Pairs(state))
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal)) return ValueText.Of(pair.Value);
        }

        return null;
    }

    static string? SearchTemplate(IReadOnlyList<Pair> state)
    {
        foreach (var pair in state)
        {
            if (pair.Key == TemplateName) return pair.Value as string;
        }

        return null;
    }
}
