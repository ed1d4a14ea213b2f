namespace DingTalk.Alerting;

/// <summary>An exception and those within it, outermost first, as one short list.</summary>
static class ExceptionChain
{
    /// <summary>The most exceptions of a chain that count; a cyclic chain ends here too.</summary>
    public const int MaxDepth = 8;

    // Of a Parallel.ForEach over a thousand items, a thousand faults come at once.
    const int MaxSiblings = 3;

    const int SiblingsLookedAt = 64;

    // Aggregates within aggregates add nothing to the chain, so that it alone does not end a cycle of them.
    const int MaxNesting = 16;

    public static List<Exception> Read(Exception exception)
    {
        var chain = new List<Exception>(4);
        Add(chain, exception, insideAggregate: false, depth: 0);
        return chain;
    }

    /// <summary>The one exception that follows in a chain without branches, or null at its end.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="branches">Whether several exceptions follow, so that the chain must be read in full.</param>
    public static Exception? Next(Exception exception, out bool branches)
    {
        branches = exception is AggregateException aggregate
            && (aggregate.InnerExceptions.Count > 1 || aggregate.InnerException is AggregateException);
        return exception.InnerException;
    }

    static void Add(List<Exception> chain, Exception exception, bool insideAggregate, int depth)
    {
        if (chain.Count == MaxDepth || depth == MaxNesting) return;
        if (exception is not AggregateException aggregate)
        {
            chain.Add(exception);
            if (exception.InnerException is { } inner) Add(chain, inner, insideAggregate: false, depth + 1);
            return;
        }

        // An aggregate directly within another adds nothing.
        if (!insideAggregate) chain.Add(exception);
        var inners = aggregate.InnerExceptions;
        var siblings = new List<Type>(MaxSiblings);
        for (var i = 0; i < inners.Count && i < SiblingsLookedAt && siblings.Count < MaxSiblings; i++)
        {
            // How many of one type came together is chance.
            if (siblings.Contains(inners[i].GetType())) continue;
            siblings.Add(inners[i].GetType());
            Add(chain, inners[i], insideAggregate: true, depth + 1);
        }
    }
}
