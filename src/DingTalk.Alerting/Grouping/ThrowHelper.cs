using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif

namespace DingTalk.Alerting;

/// <summary>
/// Tells the methods that throw for others: whoever called one has the fault. They are known by name or attribute. That a body does
/// nothing but throw says nothing: so does the one of a method that is not written yet, which is where that fault is.
/// </summary>
static class ThrowHelper
{
    /// <summary>What throws an exception that was caught before.</summary>
    public const string Rethrower = "System.Runtime.ExceptionServices.ExceptionDispatchInfo";

    static readonly string[] Classes = ["ThrowHelper", "ThrowHelpers", "Throw", "Throws", "Guard", "Guards", "Ensure"];

    /// <param name="frame">The frame.</param>
    /// <param name="type">The declaring type as it was written, namespace and all.</param>
    /// <param name="method">The method as it was written, without its type.</param>
    public static bool Is(StackFrame frame, string type, string method)
    {
        if (method.StartsWith("Throw", StringComparison.Ordinal)) return true;
        var name = type.Substring(type.LastIndexOf('.') + 1);
        return Array.IndexOf(Classes, name) >= 0 || HasAttribute(frame, "DoesNotReturnAttribute", onType: false);
    }

    /// <summary>Whether a frame is not to be shown to anybody, such as those that bring an exception from a task to who awaits it.</summary>
    public static bool IsHidden(StackFrame frame, string type)
    {
        // Ahead-of-time compiled the attribute is gone.
        if (type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && type.IndexOf("Await", StringComparison.Ordinal) > 0) return true;
        return type == Rethrower || HasAttribute(frame, "StackTraceHiddenAttribute", onType: true);
    }

    // By name: on older targets applications bring attributes of their own.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "An attribute that was trimmed away only makes a helper look like any method.")]
    static bool HasAttribute(StackFrame frame, string name, bool onType)
    {
#if !NETSTANDARD2_0
        if (!RuntimeFeature.IsDynamicCodeSupported) return false;
#endif
        try
        {
            if (frame.GetMethod() is not { } method) return false;
            return method.CustomAttributes.Any(a => a.AttributeType.Name == name)
                || (onType && method.DeclaringType is { } type && type.CustomAttributes.Any(a => a.AttributeType.Name == name));
        }
        catch (Exception)
        {
            // An attribute of an assembly that is not there.
            return false;
        }
    }
}
