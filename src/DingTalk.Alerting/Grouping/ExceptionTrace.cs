using System.Diagnostics;

namespace DingTalk.Alerting;

/// <summary>What the trace of one exception says of its fault.</summary>
sealed class ExceptionTrace
{
    const int MaxOwn = 32;
    const int MaxCalls = 16;

    // What the runtime throws itself, wherever it runs code.
    static readonly Type[] Raised =
    [
        typeof(NullReferenceException), typeof(IndexOutOfRangeException), typeof(InvalidCastException), typeof(DivideByZeroException),
        typeof(OverflowException), typeof(ArrayTypeMismatchException), typeof(OutOfMemoryException), typeof(TypeInitializationException),
    ];

    readonly string[] _own;
    readonly int[] _offsets;
    readonly string[] _calls;
    readonly int _statement;
    readonly bool _mayHaveCalled;

    /// <param name="own">The own frames, innermost first, the throw site before all others.</param>
    /// <param name="offsets">How far each had come in its code.</param>
    /// <param name="calls">What the throw site had called to fail: others' code and throw helpers, innermost first.</param>
    /// <param name="statement">The throw statement, or <see cref="ThrowStatement.None"/>.</param>
    /// <param name="mayHaveCalled">
    /// Whether the throw site, going by its code, may be where it all began: it makes such a call, or the runtime throws in any code.
    /// </param>
    public ExceptionTrace(string[] own, int[] offsets, string[] calls, int statement, bool mayHaveCalled)
    {
        _mayHaveCalled = mayHaveCalled;
        _own = own;
        _offsets = offsets;
        _calls = calls;
        _statement = statement;
    }

    /// <summary>Whether the application's own code is in it.</summary>
    public bool HasOwn => _own.Length > 0;

    // Neither its own code nor the runtime threw, and nothing that it called is in the trace: that was inlined, and the helper that
    // threw for it is hidden, as a dictionary's.
    bool IsUnseen => _calls.Length == 0 && _statement == ThrowStatement.None && !_mayHaveCalled;

    /// <summary>The throw site for people and files: the same in every process, culture and build as long as nothing is inlined.</summary>
    public string Site => !HasOwn ? "" : _statement > 0 ? FormattableString.Invariant($"{_own[0]} throw {_statement}") : _own[0];

    public static ExceptionTrace Read(StackTrace trace, Type type)
    {
        var own = new List<TraceFrame>();
        var calls = new List<string>();
        foreach (var frame in TraceFrame.All(trace))
        {
            if (!frame.IsOwn || (frame.IsHelper && own.Count == 0))
            {
                if (own.Count == 0 && calls.Count < MaxCalls) calls.Add(frame.Id);
                continue;
            }

            own.Add(frame);
            TraceFrame.FoldRepetition(own);
            if (own.Count == MaxOwn) break;
        }

        // Where all are helpers, the outermost is as near as one gets.
        if (own.Count == 0 && TraceFrame.All(trace).LastOrDefault(static frame => frame.IsOwn) is { Id: not null } helper) own.Add(helper);
        var statement = own.Count > 0 && calls.Count == 0 ? ThrowStatement.Of(own[0].Frame, out _) : ThrowStatement.None;
        var mayHaveCalled = own.Count > 0 && (calls.Count > 0 ? ThrowStatement.Calls(own[0].Frame, calls) : Array.IndexOf(Raised, type) >= 0);
        return new ExceptionTrace(
            [.. own.Select(static frame => frame.Id)], [.. own.Select(static frame => frame.Frame.GetILOffset())], [.. calls], statement, mayHaveCalled);
    }

    /// <summary>Whether another trace is of the same fault. See <see cref="ExceptionIdentity"/> for the rule.</summary>
    /// <param name="other">The other trace, of an exception of the same type.</param>
    /// <param name="callsTell">Whether another call at the same site is another fault.</param>
    public bool IsSame(ExceptionTrace other, bool callsTell)
    {
        if (!HasOwn || !other.HasOwn) return HasOwn == other.HasOwn;
        if (callsTell && !IsUnseen && !other.IsUnseen && !IsSameCall(_calls, other._calls)) return false;
        if (_own[0] == other._own[0]) return _statement == other._statement;
        return IsInlined(this, other) || IsInlined(other, this);
    }

    /// <summary>
    /// Whether the throw site of the longer trace was inlined into the site of the shorter one. Where that has a throw statement that
    /// threw, nothing was; where its code makes no such call, something was; else it stands where it had called, as far as the JIT
    /// remembers that.
    /// </summary>
    static bool IsInlined(ExceptionTrace shorter, ExceptionTrace longer)
    {
        if (shorter._statement != ThrowStatement.None || shorter._offsets[0] == StackFrame.OFFSET_UNKNOWN) return false;
        var at = Array.IndexOf(longer._own, shorter._own[0], 1);
        return at > 0 && (!shorter._mayHaveCalled || shorter._offsets[0] == longer._offsets[at]);
    }

    /// <summary>
    /// Whether two ways into others' code begin at the same method; or one has lost its beginning, because that was inlined, and what
    /// is left of it begins on the other.
    /// </summary>
    static bool IsSameCall(string[] left, string[] right)
    {
        if (left.Length == 0 || right.Length == 0) return left.Length == right.Length;
        return Array.IndexOf(right, left[left.Length - 1]) >= 0 || Array.IndexOf(left, right[right.Length - 1]) >= 0;
    }
}
