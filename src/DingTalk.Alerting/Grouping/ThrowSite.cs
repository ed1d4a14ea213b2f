using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif

namespace DingTalk.Alerting;

/// <summary>
/// The methods between an exception's throw and its throw site, by reference, so that the next one from there is recognised at
/// little cost. Ahead-of-time compiled there are no methods, and nothing is recognised so.
/// </summary>
readonly struct ThrowSite
{
    const int MaxFrames = 64;

    // Innermost first, the throw site last; empty for an exception that was not thrown, null where nothing is known.
    readonly MethodBase[]? _methods;
    // In the throw site.
    readonly int _offset;
    // The exception's own note of what threw it tells as much as its frames do.
    readonly bool _isThrowerEnough;

    ThrowSite(MethodBase[] methods, int offset, bool isThrowerEnough)
    {
        _methods = methods;
        _offset = offset;
        _isThrowerEnough = isThrowerEnough;
    }

    public static ThrowSite Of(Exception exception, StackTrace trace)
    {
#if !NETSTANDARD2_0
        if (!RuntimeFeature.IsDynamicCodeSupported) return default;
#endif
        if (trace.FrameCount == 0) return new ThrowSite([], 0, isThrowerEnough: false);
        if (Site(trace) is not (>= 0 and < MaxFrames and var at)) return default;
        var methods = new MethodBase[at + 1];
        for (var i = 0; i <= at; i++)
        {
            if (Method(trace, i) is not { } method) return default;
            methods[i] = method;
        }

        var frame = trace.GetFrame(at)!;
        var statement = ThrowStatement.Of(frame, out var isOnly);
        var isThrowerEnough = at == 0 && isOnly && statement != ThrowStatement.None && ReferenceEquals(Thrower(exception), methods[0]);
        return new ThrowSite(methods, frame.GetILOffset(), isThrowerEnough);
    }

    /// <summary>Whether it can recognise anything.</summary>
    public bool IsKnown => _methods is not null;

    /// <summary>Whether an exception surely comes from here. False may also mean that it is not known.</summary>
    public bool Threw(Exception exception)
    {
        if (_methods is null) return false;
        if (_isThrowerEnough) return ReferenceEquals(Thrower(exception), _methods[0]);
        var trace = new StackTrace(exception, fNeedFileInfo: false);
        if (_methods.Length == 0 || trace.FrameCount < _methods.Length) return trace.FrameCount == _methods.Length;
        // From outside: where it was called tells most.
        for (var i = _methods.Length - 1; i >= 0; i--)
        {
            if (!ReferenceEquals(Method(trace, i), _methods[i])) return false;
        }

        return trace.GetFrame(_methods.Length - 1)!.GetILOffset() == _offset;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The method is only compared; one without metadata reads as unknown.")]
    static MethodBase? Thrower(Exception exception)
    {
        try
        {
            return exception.TargetSite;
        }
        catch (Exception)
        {
            // It resolves the method anew, and what was unloaded or came from elsewhere cannot be resolved.
            return null;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The method is only compared; one without metadata ends the search.")]
    static MethodBase? Method(StackTrace trace, int at) => trace.GetFrame(at)?.GetMethod();

    static int Site(StackTrace trace)
    {
        foreach (var frame in TraceFrame.All(trace))
        {
            if (!frame.IsOwn || frame.IsHelper) continue;
            for (var i = 0; i < trace.FrameCount; i++)
            {
                if (ReferenceEquals(trace.GetFrame(i), frame.Frame)) return i;
            }
        }

        return -1;
    }
}
