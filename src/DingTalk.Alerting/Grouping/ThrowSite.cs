using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif

namespace DingTalk.Alerting;

/// <summary>
/// The method of own code that an exception comes from, by reference where the runtime has methods, so that the next one is
/// recognised without its frames.
/// </summary>
readonly struct ThrowSite
{
    readonly MethodBase? _method;
    // Whether that method is the one that threw; otherwise the framework threw, called by it.
    readonly bool _isThrower;
    // Ahead-of-time compiled there are no methods: then the name of the site.
    readonly string? _name;
    readonly bool _isKnown;

    ThrowSite(MethodBase? method, bool isThrower, string? name, bool isKnown)
    {
        _method = method;
        _isThrower = isThrower;
        _name = name;
        _isKnown = isKnown;
    }

    static bool HasMethods =>
#if NETSTANDARD2_0
        true;
#else
        RuntimeFeature.IsDynamicCodeSupported;
#endif

    public static ThrowSite Of(Exception exception, StackTrace trace)
    {
        if (trace.FrameCount == 0) return new ThrowSite(null, false, null, isKnown: true);
        if (!HasMethods) return Name(trace) is { } name ? new ThrowSite(null, false, name, isKnown: true) : default;
        return Method(trace) is { } method
            ? new ThrowSite(method, ReferenceEquals(Thrower(exception), method), null, isKnown: true)
            : default;
    }

    /// <summary>Whether an exception surely comes from here. False may also mean that it is not known.</summary>
    public bool Threw(Exception exception)
    {
        if (!_isKnown) return false;
        if (_isThrower) return ReferenceEquals(Thrower(exception), _method);

        var trace = new StackTrace(exception, fNeedFileInfo: false);
        if (_method is not null) return ReferenceEquals(Method(trace), _method);
        return _name is not null ? Name(trace) == _name : trace.FrameCount == 0;
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
    static MethodBase? Method(StackTrace trace)
    {
        for (var i = 0; i < trace.FrameCount; i++)
        {
            // A frame that cannot be judged may be the throw site.
            if (trace.GetFrame(i)?.GetMethod() is not { } method) return null;
            // Compiled at run time: nobody's code, so the site is further out.
            if (method.DeclaringType is not { } type) continue;
            if (OwnCode.Is(type.Assembly.FullName ?? "", type.FullName ?? type.Name)) return method;
        }

        return null;
    }

    static string? Name(StackTrace trace)
    {
        for (var i = 0; i < trace.FrameCount; i++)
        {
            if (trace.GetFrame(i) is not { } frame || !TraceFrame.TryName(frame, out var assembly, out var type, out var method)) continue;
            if (OwnCode.Is(assembly, type)) return CodeName.OfMethod(type, method);
        }

        return null;
    }
}
