using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>An exception as lines of a quote: in short for a table of contents, in full for a lone error.</summary>
sealed class ExceptionText(MessageStyle style)
{
    const int MaxTypeBytes = 240;
    const int MaxFrameBytes = 300;
    const int MaxShortMessageBytes = 240;
    const int MaxOwnFrames = 8;
    const int MaxFrameworkFrames = 3;

    readonly Words _words = style.Words;

    /// <summary>One line: the chain of types, the innermost message, which is the cause, and the first own frame.</summary>
    public string InShort(DigestGroup group, ExceptionSample? exception, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        var types = group.ExceptionTypes.Count > 0 ? string.Join(" → ", group.ExceptionTypes)
            : exception is null ? "" : ShortName(exception.Type);
        if (types.Length == 0 || !text.TryAppend(Bold(types, Math.Min(MaxTypeBytes, maxBytes - 4)))) return "";
        if (exception is null) return text.ToString();

        var frame = FirstOwnFrame(exception);
        var where = frame is null ? "" : " · " + Frame(frame, Math.Min(MaxFrameBytes, text.Room / 2));
        var room = text.Room - JsonSize.Of(where) - 4;
        var message = style.Text.Line(Innermost(exception).Message, Math.Min(MaxShortMessageBytes, room));
        if (message.Length > 0) text.TryAppend(_words.Colon + message);
        text.TryAppend(where);
        return text.ToString();
    }

    /// <summary>The whole chain, each with its message and the frames that the developer wrote.</summary>
    public string InFull(ExceptionSample exception, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        var depth = 0;
        for (var level = exception; level is not null; level = level.Inner, depth++)
        {
            if (!TryHead(text, level, depth)) break;
            WriteFrames(text, level.Frames);
            if (level.Inner is not null && text.Room < 80)
            {
                text.TryLine(_words.MoreInner(Depth(level.Inner)));
                break;
            }
        }

        return text.ToString();
    }

    bool TryHead(BudgetText text, ExceptionSample exception, int depth)
    {
        var type = (depth == 0 ? "" : _words.CausedBy) + Bold(exception.Type, MaxTypeBytes);
        if (!text.TryLine(type)) return false;
        var message = style.Text.Lines(exception.Message, (text.Room / 2) - 3, MarkdownText.QuoteBreak, startsLine: false);
        if (message.Length > 0) text.TryAppend(_words.Colon + message);
        return true;
    }

    void WriteFrames(BudgetText text, IReadOnlyList<FrameSample> frames)
    {
        var own = frames.Count(static f => f.IsOwn);
        var most = own > 0 ? MaxOwnFrames : MaxFrameworkFrames;
        var shown = 0;
        foreach (var frame in frames)
        {
            if (frame.IsOwn != own > 0) continue;
            if (shown == most || !text.TryLine(Frame(frame, MaxFrameBytes))) break;
            shown++;
        }

        if (own > shown) text.TryLine(_words.MoreFrames(own - shown));
        var framework = frames.Count - Math.Max(own, shown);
        if (framework > 0) text.TryLine(_words.FrameworkFrames(framework));
    }

    string Frame(FrameSample frame, int maxBytes)
    {
        var method = frame.IsOwn ? Bold(frame.Method, maxBytes / 2) : style.Text.Line(frame.Method, maxBytes / 2, startsLine: true);
        if (method.Length == 0) method = "?";
        return frame.Location is null ? method : method + " " + style.Text.Line(frame.Location, maxBytes / 2);
    }

    // Two pairs of asterisks around nothing would show, or make something else bold; so would those that stand beside a blank of
    // whatever kind.
    string Bold(string text, int maxBytes)
    {
        var escaped = style.Text.Line(text, maxBytes - 4).Trim();
        return "**" + (escaped.Length == 0 ? "?" : escaped) + "**";
    }

    static FrameSample? FirstOwnFrame(ExceptionSample exception)
    {
        FrameSample? found = null;
        for (var level = exception; level is not null; level = level.Inner)
            found = level.Frames.FirstOrDefault(static f => f.IsOwn) ?? found;
        return found;
    }

    static ExceptionSample Innermost(ExceptionSample exception)
    {
        while (exception.Inner is not null) exception = exception.Inner;
        return exception;
    }

    static int Depth(ExceptionSample? exception)
    {
        var depth = 0;
        for (; exception is not null; exception = exception.Inner) depth++;
        return depth;
    }

    static string ShortName(string type) => type.Substring(type.LastIndexOf('.') + 1);
}
