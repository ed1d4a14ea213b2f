namespace DingTalk.Alerting;

/// <summary>An exception and those within it, outermost first, as one short list.</summary>
static class ExceptionChain
{
    /// <summary>The most exceptions of a chain that count; a cyclic chain ends here too.</summary>
    public const int MaxDepth = 8;

    // Of a Parallel.ForEach over a thousand items, a thousand faults come at once.
    const int MaxSiblings = 3;

    const int SiblingsLookedAt = 64;
    const int AggregatesLookedAt = 64;
    const int TracesRead = 8;

    // Aggregates within aggregates add nothing to the chain, so that it alone does not end a cycle of them.
    const int MaxNesting = 16;

    public static List<Exception> Read(Exception exception)
    {
        var chain = new List<Exception>(4);
        Add(chain, exception, depth: 0);
        return chain;
    }

    /// <summary>The one exception that follows in a chain without branches, or null at its end.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="branches">Whether several exceptions follow, so that the chain must be read in full.</param>
    public static Exception? Next(Exception exception, out bool branches)
    {
        branches = exception is AggregateException aggregate
            && (aggregate.InnerExceptions.Count > 1 || aggregate.InnerException is AggregateException);
        var inner = exception.InnerException;
        // What a cancellation interrupted is chance, and hangs below it; that it was a time-out is not.
        if (exception is OperationCanceledException) return inner is TimeoutException ? inner : null;
        return exception is TimeoutException && inner is OperationCanceledException ? null : inner;
    }

    /// <summary>
    /// Whether an exception only passes on what is within: it was thrown by whoever waited for a task, called by reflection or was
    /// the next to use a type that could not be set up, and any of them may.
    /// </summary>
    public static bool IsWrapping(Exception exception) => exception is AggregateException
        or System.Reflection.TargetInvocationException or TypeInitializationException;

    static void Add(List<Exception> chain, Exception exception, int depth)
    {
        if (chain.Count == MaxDepth || depth == MaxNesting) return;
        chain.Add(exception);
        if (exception is not AggregateException)
        {
            if (Next(exception, out _) is { } inner) Add(chain, inner, depth + 1);
            return;
        }

        foreach (var inner in Kinds(exception)) Add(chain, inner, depth + 1);
    }

    /// <summary>One exception of each kind within an aggregate: how many came together, and in which order, is chance.</summary>
    static IEnumerable<Exception> Kinds(Exception aggregate)
    {
        var inners = new List<Exception>();
        var looks = AggregatesLookedAt;
        Flatten(inners, aggregate, depth: 0, ref looks);
        if (inners.Count <= 1) return inners;

        var kinds = new SortedDictionary<string, Exception>(StringComparer.Ordinal);
        var known = new List<ThrowSite>();
        foreach (var inner in inners)
        {
            if (known.Count == TracesRead) break;
            // Most are of one kind, and not every trace is worth reading.
            if (kinds.Values.Any(other => other.GetType() == inner.GetType()) && known.Exists(site => site.Threw(inner))) continue;
            var trace = new System.Diagnostics.StackTrace(inner, fNeedFileInfo: false);
            known.Add(ThrowSite.Of(inner, trace));
            var key = inner.GetType().FullName + "\n" + ExceptionCode.Of(inner) + "\n" + ExceptionTrace.Read(trace, inner.GetType()).Site;
            if (!kinds.ContainsKey(key)) kinds.Add(key, inner);
        }

        return kinds.Values.Take(MaxSiblings);
    }

    // An aggregate directly within another adds nothing.
    static void Flatten(List<Exception> inners, Exception aggregate, int depth, ref int looks)
    {
        if (looks-- <= 0 || depth == MaxNesting) return;
        foreach (var inner in ((AggregateException)aggregate).InnerExceptions)
        {
            if (inners.Count == SiblingsLookedAt) return;
            if (inner is AggregateException) Flatten(inners, inner, depth + 1, ref looks);
            else inners.Add(inner);
        }
    }
}
