using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Rendering;

/// <summary>Reads the scopes that an event is logged in, outermost first.</summary>
static class ScopeState
{
    /// <summary>Adds what the scopes hold: named values under their names, plain ones as <c>Scope</c>.</summary>
    public static void AddTo(PropertyList properties, IExternalScopeProvider? scopes) =>
        scopes?.ForEachScope(static (scope, list) => Add(list, scope), properties);

    /// <summary>The innermost value of one name as text, or null where no scope has it.</summary>
    public static string? ValueOf(IExternalScopeProvider? scopes, string name)
    {
        if (scopes is null) return null;
        var search = new Search(name);
        scopes.ForEachScope(static (scope, search) => search.Found = LogState.ValueOf(scope, search.Name) ?? search.Found, search);
        return search.Found;
    }

    static void Add(PropertyList properties, object? scope)
    {
        if (scope is null) return;
        if (scope is KeyValuePair<string, object?> single)
        {
            properties.AddFromScope(single.Key, single.Value);
            return;
        }

        var isNamed = false;
        foreach (var pair in LogState.Pairs(scope))
        {
            isNamed = true;
            properties.AddFromScope(pair.Key, pair.Value);
        }

        if (!isNamed) properties.AddPlainScope(scope);
    }

    sealed class Search(string name)
    {
        public string Name => name;

        public string? Found { get; set; }
    }
}
