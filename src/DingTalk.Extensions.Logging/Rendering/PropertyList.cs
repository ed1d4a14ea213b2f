namespace DingTalk.Extensions.Logging.Rendering;

/// <summary>The properties of one sample: a bounded number of bounded texts, each name once.</summary>
sealed class PropertyList(bool isTraced)
{
    const int MaxCount = 32;
    const string PlainScope = "Scope";

    readonly List<KeyValuePair<string, string>> _items = [];
    int _own;

    public IReadOnlyList<KeyValuePair<string, string>> Items => _items;

    /// <summary>Adds a value of the event itself; all of these come before the scopes.</summary>
    public void Add(string name, object? value)
    {
        if (_items.Count == MaxCount || IndexOf(name) >= 0) return;
        _items.Add(new(name, ValueText.Of(value)));
        _own = _items.Count;
    }

    /// <summary>Adds a value of a scope; the event's own wins over it, and an inner scope's over an outer one's.</summary>
    public void AddFromScope(string? name, object? value)
    {
        // The host's activity tracking repeats in a scope what the sample says of the trace.
        if (name is null || (isTraced && name is "TraceId" or "SpanId" or "ParentId")) return;
        Set(name, static (_, value) => ValueText.Of(value), value);
    }

    /// <summary>Adds a scope that is no more than a text; several are told as a path.</summary>
    public void AddPlainScope(object scope) => Set(
        PlainScope,
        static (outer, scope) => outer is null ? ValueText.Of(scope) : ValueText.Cut($"{outer} => {ValueText.Of(scope)}"),
        scope);

    void Set(string name, Func<string?, object?, string> merge, object? value)
    {
        var index = IndexOf(name);
        if (index >= _own) _items[index] = new(name, merge(_items[index].Value, value));
        else if (index < 0 && _items.Count < MaxCount) _items.Add(new(name, merge(null, value)));
    }

    int IndexOf(string name) => _items.FindIndex(item => string.Equals(item.Key, name, StringComparison.Ordinal));
}
