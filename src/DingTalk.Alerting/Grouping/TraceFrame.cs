using System.Diagnostics;
#if !NET9_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
#endif

namespace DingTalk.Alerting;

/// <summary>A frame with its method's name as the developer wrote it, and whose code it is.</summary>
readonly struct TraceFrame(string method, bool isOwn, StackFrame frame)
{
    // Deep recursion makes traces of thousands of frames; what they say is said by then.
    const int FramesRead = 256;

    // Mutual recursion of up to so many methods is told once.
    const int LongestCycle = 4;

    public string Method { get; } = method;

    public bool IsOwn { get; } = isOwn;

    public StackFrame Frame { get; } = frame;

    /// <summary>The frames of a trace, innermost first, without the repetitions of recursion and of rethrowing.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="ownOnly">Whether to leave out the framework's frames, before repetitions are looked for.</param>
    /// <param name="limit">The most frames to return.</param>
    public static List<TraceFrame> Read(StackTrace trace, bool ownOnly, int limit)
    {
        var frames = new List<TraceFrame>();
        var count = Math.Min(trace.FrameCount, FramesRead);
        for (var i = 0; i < count && frames.Count < limit; i++)
        {
            if (trace.GetFrame(i) is not { } frame || !TryName(frame, out var assembly, out var type, out var method)) continue;
            var isOwn = OwnCode.Is(assembly, type);
            if (ownOnly && !isOwn) continue;
            frames.Add(new TraceFrame(CodeName.OfMethod(type, method), isOwn, frame));
            DropRepetition(frames);
        }

        return frames;
    }

#if NET9_0_OR_GREATER
    public static bool TryName(StackFrame frame, out string assembly, out string type, out string method)
    {
        if (DiagnosticMethodInfo.Create(frame) is { } info)
        {
            (assembly, type, method) = (info.DeclaringAssemblyName ?? "", info.DeclaringTypeName ?? "", info.Name);
            return true;
        }

        assembly = type = method = "";
        return false;
    }
#else
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only names are read; a method that was trimmed is left out.")]
    public static bool TryName(StackFrame frame, out string assembly, out string type, out string method)
    {
        assembly = type = method = "";
#if !NETSTANDARD2_0
        if (!RuntimeFeature.IsDynamicCodeSupported) return false;
#endif
        if (frame.GetMethod() is not { } info) return false;
        method = info.Name;
        if (info.DeclaringType is { } declaring)
        {
            assembly = declaring.Assembly.FullName ?? "";
            type = declaring.FullName ?? declaring.Name;
        }

        return true;
    }
#endif

    static void DropRepetition(List<TraceFrame> frames)
    {
        for (var cycle = 1; cycle <= LongestCycle && cycle * 2 <= frames.Count; cycle++)
        {
            if (!EndsWithTwice(frames, cycle)) continue;
            frames.RemoveRange(frames.Count - cycle, cycle);
            return;
        }
    }

    static bool EndsWithTwice(List<TraceFrame> frames, int cycle)
    {
        for (var i = frames.Count - cycle; i < frames.Count; i++)
        {
            if (frames[i].Method != frames[i - cycle].Method) return false;
        }

        return true;
    }
}
