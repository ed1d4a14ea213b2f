using System.Diagnostics;

namespace DingTalk.Alerting;

/// <summary>
/// What makes two exceptions the same fault, which is what one change would mend. For each exception of the chain:
/// <list type="bullet">
/// <item>the same type: what is caught, and mostly what is wrong;</item>
/// <item>the same code (<see cref="ExceptionCode"/>): a refused connection and an unknown host, a deadlock and a duplicate key,
/// have one type and nothing else in common;</item>
/// <item>the same throw site: the innermost method of own code that does not throw for others. Who called it does not matter: the
/// fault reached on two paths is one, and is mended in one place;</item>
/// <item>where that method threw itself, the same throw statement, because somebody wrote two for two reasons; where others' code
/// threw, the same call (<c>First</c> is not <c>Single</c>). Calls that wait or go out over a wire are left out: on which of
/// their ways inside they fail depends on timing, and their code says why.</item>
/// </list>
/// Not the message: values, names and culture are in it. Not the line: it moves with every edit above it. So two null references in
/// one method are one kind.
/// <para>
/// The JIT inlines: then the throw site is missing from the trace, and the method it was inlined into stands there. Such a trace is
/// the same as a whole one that passes that method, if the method cannot have begun it: a throw statement of its own did not throw,
/// and its code makes no such call. Where it may have, it must stand at the place of the call; the JIT is not always exact about
/// that, and then a fault may be told a second time. Once two kinds have been inlined into one method and look alike, one of them
/// takes both: nothing is left to tell them by.
/// </para>
/// </summary>
sealed class ExceptionIdentity
{
    readonly Type[] _types;
    readonly ExceptionCode[] _codes;
    readonly ExceptionTrace[] _traces;
    // Whether the trace counts: not for what merely passes on another that has own frames.
    readonly bool[] _isJudged;
    // Null where the chain branches: then each exception is read in full.
    readonly ThrowSite[]? _sites;

    ExceptionIdentity(Type[] types, ExceptionCode[] codes, ExceptionTrace[] traces, bool[] isJudged, ThrowSite[]? sites)
    {
        _types = types;
        _codes = codes;
        _traces = traces;
        _isJudged = isJudged;
        _sites = sites;
        var names = new string[types.Length];
        for (var i = 0; i < types.Length; i++) names[i] = CodeName.Short(types[i]);
        TypeNames = names;
        TypeChain = string.Join("\n", types.Select(type => CodeName.OfType(type.FullName ?? type.Name)));
    }

    /// <summary>Reads an exception in full: type chain, codes, throw sites, own frames.</summary>
    public static ExceptionIdentity Read(Exception exception)
    {
        var chain = ExceptionChain.Read(exception);
        var types = new Type[chain.Count];
        var codes = new ExceptionCode[chain.Count];
        var traces = new ExceptionTrace[chain.Count];
        var isJudged = new bool[chain.Count];
        var sites = new ThrowSite[chain.Count];
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            types[i] = chain[i].GetType();
            codes[i] = ExceptionCode.Of(chain[i]);
            var trace = new StackTrace(chain[i], fNeedFileInfo: false);
            traces[i] = ExceptionTrace.Read(trace, types[i]);
            isJudged[i] = !ExceptionChain.IsWrapping(chain[i]) || i == chain.Count - 1 || !traces[i + 1].HasOwn;
            sites[i] = ThrowSite.Of(chain[i], trace);
        }

        return new ExceptionIdentity(types, codes, traces, isJudged, IsLinear(exception, chain) ? sites : null);
    }

    /// <summary>The type chain, outermost first, as full names joined by a line feed; the same for the same chain of types.</summary>
    public string TypeChain { get; }

    /// <summary>The type chain as short names, outermost first.</summary>
    public IReadOnlyList<string> TypeNames { get; }

    /// <summary>
    /// Types, codes and throw sites as one text: the same in every process and culture, and in Debug and Release as long as nothing
    /// is inlined. In one process <see cref="IsSame"/> knows better.
    /// </summary>
    public string Key => string.Join("\n", _traces.Select((trace, i) =>
        CodeName.OfType(_types[i].FullName ?? _types[i].Name) + " " + _codes[i] + (_isJudged[i] ? " " + trace.Site : "")));

    /// <summary>Whether <see cref="MatchesQuickly"/> can recognise anything by it.</summary>
    public bool IsQuick => _sites is not null && _sites.All(static site => site.IsKnown);

    /// <summary>
    /// Whether this exception is surely of this identity: the same types and codes, and the same methods by reference from the throw
    /// to the throw site, reading frames only where the method that threw does not tell. False means only that it must be read in full.
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
        for (var i = 0; i < _sites.Length; i++)
        {
            if (!_codes[i].Equals(_codes[i].OfAnother(current!))) return false;
            if (_isJudged[i] && !_sites[i].Threw(current!)) return false;
            current = ExceptionChain.Next(current!, out _);
        }

        return true;
    }

    /// <summary>Whether another exception, with the same type chain, is the same fault.</summary>
    public bool IsSame(ExceptionIdentity other)
    {
        if (other._traces.Length != _traces.Length) return false;
        for (var i = 0; i < _traces.Length; i++)
        {
            if (!_codes[i].Equals(other._codes[i])) return false;
            if (_isJudged[i] && other._isJudged[i] && !_traces[i].IsSame(other._traces[i], CallsTell(_types[i]))) return false;
        }

        return true;
    }

    static bool CallsTell(Type type) =>
        !typeof(OperationCanceledException).IsAssignableFrom(type) && !typeof(TimeoutException).IsAssignableFrom(type)
        && !typeof(IOException).IsAssignableFrom(type) && !typeof(HttpRequestException).IsAssignableFrom(type)
        && !typeof(System.Runtime.InteropServices.ExternalException).IsAssignableFrom(type) && !typeof(AggregateException).IsAssignableFrom(type);

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
