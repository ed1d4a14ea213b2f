using System.Diagnostics;

namespace DingTalk.Alerting;

/// <summary>What makes two exceptions the same: the chain of their types, and where they were thrown.</summary>
sealed class ExceptionIdentity
{
    const int MaxFrames = 32;
    const int LeastFramesALevel = 8;

    readonly Type[] _types;
    // For each exception of the chain: its own frames, innermost first.
    readonly string[][] _traces;
    // Null where the chain branches: then each exception is read in full.
    readonly ThrowSite[]? _sites;

    ExceptionIdentity(Type[] types, string[][] traces, ThrowSite[]? sites)
    {
        _types = types;
        _traces = traces;
        _sites = sites;
        var names = new string[types.Length];
        for (var i = 0; i < types.Length; i++) names[i] = CodeName.Short(types[i]);
        TypeNames = names;
        TypeChain = string.Join("\n", types.Select(type => CodeName.OfType(type.FullName ?? type.Name)));
    }

    /// <summary>Reads an exception in full: type chain, throw site, own frames.</summary>
    public static ExceptionIdentity Read(Exception exception)
    {
        var chain = ExceptionChain.Read(exception);
        var types = new Type[chain.Count];
        var traces = new string[chain.Count][];
        var sites = new ThrowSite[chain.Count];
        var limit = Math.Max(LeastFramesALevel, MaxFrames / chain.Count);
        for (var i = 0; i < chain.Count; i++)
        {
            types[i] = chain[i].GetType();
            var trace = new StackTrace(chain[i], fNeedFileInfo: false);
            traces[i] = [.. TraceFrame.Read(trace, ownOnly: true, limit).Select(frame => frame.Method)];
            sites[i] = ThrowSite.Of(chain[i], trace);
        }

        return new ExceptionIdentity(types, traces, IsLinear(exception, chain) ? sites : null);
    }

    /// <summary>The type chain, outermost first, as full names joined by a line feed; the same for the same chain of types.</summary>
    public string TypeChain { get; }

    /// <summary>The type chain as short names, outermost first.</summary>
    public IReadOnlyList<string> TypeNames { get; }

    /// <summary>
    /// Whether this exception is surely of this identity: the same types by reference and the same throwing methods in own code,
    /// reading frames only where the framework threw. False means only that it must be read in full.
    /// </summary>
    public bool MatchesQuickly(Exception exception)
    {
        if (_sites is null) return false;

        // Types first, for the whole chain: what differs mostly differs here.
        var current = exception;
        for (var i = 0; i < _types.Length; i++)
        {
            if (current is null || current.GetType() != _types[i]) return false;
            current = ExceptionChain.Next(current, out var branches);
            if (branches) return false;
        }

        if (current is not null && _types.Length < ExceptionChain.MaxDepth) return false;

        current = exception;
        foreach (var site in _sites)
        {
            if (!site.Threw(current!)) return false;
            current = current!.InnerException;
        }

        return true;
    }

    /// <summary>
    /// Whether another exception, with the same type chain, was thrown at the same site, or its trace and this one are the same
    /// but for frames that the JIT inlined away.
    /// </summary>
    public bool IsSame(ExceptionIdentity other)
    {
        if (other._traces.Length != _traces.Length) return false;
        for (var i = 0; i < _traces.Length; i++)
        {
            if (!IsSameTrace(_traces[i], other._traces[i])) return false;
        }

        return true;
    }

    /// <summary>Whether two traces of own frames, innermost first, are of one fault.</summary>
    internal static bool IsSameTrace(string[] left, string[] right)
    {
        // No trace is inside of every other, and says nothing of where it was thrown.
        if (left.Length == 0 || right.Length == 0) return left.Length == right.Length;
        if (left[0] == right[0]) return true;
        return left.Length < right.Length ? IsWithin(left, right) : IsWithin(right, left);
    }

    static bool IsWithin(string[] shorter, string[] longer)
    {
        var found = 0;
        foreach (var frame in longer)
        {
            if (found < shorter.Length && frame == shorter[found]) found++;
        }

        return found == shorter.Length;
    }

    static bool IsLinear(Exception exception, List<Exception> chain)
    {
        var current = exception;
        for (var i = 0; i < chain.Count; i++)
        {
            if (!ReferenceEquals(current, chain[i])) return false;
            current = ExceptionChain.Next(current, out var branches);
            if (branches) return false;
            if (current is null) return i == chain.Count - 1;
        }

        return true;
    }
}
