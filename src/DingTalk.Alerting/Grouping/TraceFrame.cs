using System.Diagnostics;
#if !NET9_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
#endif

namespace DingTalk.Alerting;

/// <summary>A frame with its method's name as the developer wrote it, and whose code it is.</summary>
readonly struct TraceFrame
{
    // Deep recursion makes traces of thousands of frames; what they say is said by then.
    const int FramesRead = 256;

    // Mutual recursion of up to so many methods is told once.
    const int LongestCycle = 4;

    /// <summary>For people: <c>Orders.PaymentService.Charge</c>.</summary>
    public required string Method { get; init; }

    /// <summary>For comparing: as <see cref="Method"/>, but telling the lambdas of a method apart.</summary>
    public required string Id { get; init; }

    public required bool IsOwn { get; init; }

    /// <summary>Whether it throws for its caller.</summary>
    public required bool IsHelper { get; init; }

    public required StackFrame Frame { get; init; }

    /// <summary>How often it called itself, where recursion was folded; at least, because not all of a long trace is read.</summary>
    public int Times { get; init; }

    /// <summary>Whether it threw on what had come out of it before.</summary>
    bool Rethrew { get; init; }

    /// <summary>The frames of a trace, innermost first, without those that bring an exception from a task to its awaiter.</summary>
    public static IEnumerable<TraceFrame> All(StackTrace trace)
    {
        var count = Math.Min(trace.FrameCount, FramesRead);
        var rethrew = false;
        for (var i = 0; i < count; i++)
        {
            if (trace.GetFrame(i) is not { } frame || !TryName(frame, out var assembly, out var type, out var method)) continue;
            if (ThrowHelper.IsHidden(frame, type))
            {
                // An awaiter throws by the same means, but then stands in the trace as well.
                rethrew = type == ThrowHelper.Rethrower;
                continue;
            }

            var isOwn = OwnCode.Is(assembly, type);
            var written = CodeName.OfMethod(type, method);
            var isHelper = isOwn && ThrowHelper.Is(frame, CodeName.OfType(type), CodeName.Alone(type, method));
            yield return new TraceFrame
            {
                Method = written,
                Id = written + CodeName.LambdaNumber(type, method),
                IsOwn = isOwn,
                IsHelper = isHelper,
                Frame = frame,
                Times = 1,
                Rethrew = rethrew || CodeName.IsPlumbing(type, method),
            };
            rethrew = false;
        }
    }

    /// <summary>The frames of a trace, innermost first, without the repetitions of recursion and of rethrowing.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="limit">The most frames to return.</param>
    public static List<TraceFrame> Read(StackTrace trace, int limit)
    {
        var frames = new List<TraceFrame>();
        foreach (var frame in All(trace))
        {
            frames.Add(frame);
            FoldRepetition(frames);
            if (frames.Count > limit) break;
        }

        if (frames.Count > limit) frames.RemoveAt(limit);
        return frames;
    }

    /// <summary>Where the last frames say what those before them said, drops them and counts those on.</summary>
    public static void FoldRepetition(List<TraceFrame> frames)
    {
        for (var cycle = 1; cycle <= LongestCycle && cycle * 2 <= frames.Count; cycle++)
        {
            if (!EndsWithTwice(frames, cycle)) continue;
            var isRecursion = !frames[frames.Count - cycle].Rethrew;
            for (var i = frames.Count - cycle; isRecursion && i < frames.Count; i++)
                frames[i - cycle] = frames[i - cycle] with { Times = frames[i - cycle].Times + frames[i].Times };

            frames.RemoveRange(frames.Count - cycle, cycle);
            return;
        }
    }

#if NET9_0_OR_GREATER
    static bool TryName(StackFrame frame, out string assembly, out string type, out string method)
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
    static bool TryName(StackFrame frame, out string assembly, out string type, out string method)
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

    static bool EndsWithTwice(List<TraceFrame> frames, int cycle)
    {
        for (var i = frames.Count - cycle; i < frames.Count; i++)
        {
            if (frames[i].Id != frames[i - cycle].Id) return false;
        }

        return true;
    }
}
