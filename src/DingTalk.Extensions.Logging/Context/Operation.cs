using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Context;

/// <summary>What the lines of one operation have in common: its trace, or else its outermost scope.</summary>
static class Operation
{
    // Stands for a scope without keeping it alive: what is remembered under it may stay for long.
    static readonly ConditionalWeakTable<object, object> Scopes = new();

    public static object? Current(IExternalScopeProvider? scopes)
    {
        if (Activity.Current is { } activity) return activity.IdFormat == ActivityIdFormat.W3C ? activity.TraceId.ToHexString() : activity.RootId;
        return Outermost(scopes) is { } scope ? Scopes.GetValue(scope, static _ => new object()) : null;
    }

    static object? Outermost(IExternalScopeProvider? scopes)
    {
        var search = new Search();
        scopes?.ForEachScope(static (scope, search) => search.Found ??= scope, search);
        return search.Found;
    }

    sealed class Search
    {
        public object? Found { get; set; }
    }
}
