using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>A line for each kind that has fallen quiet.</summary>
sealed class QuietLines(MessageStyle style, EventTimes times)
{
    const int MaxTemplateBytes = 240;

    readonly Words _words = style.Words;

    public void WriteTo(BudgetText text, IReadOnlyList<DigestQuiet> quiet)
    {
        for (var i = 0; i < quiet.Count; i++)
        {
            var line = MessageComposer.BlockBreak + "✅ " + Line(quiet[i]);
            var more = MessageComposer.BlockBreak + "✅ " + _words.MoreQuiet(quiet.Count - i);
            var reserve = i + 1 < quiet.Count ? JsonSize.Of(more) : 0;
            if (JsonSize.Of(line) + reserve <= text.Room && text.TryAppend(line)) continue;
            text.TryAppend(more);
            return;
        }
    }

    string Line(DigestQuiet quiet)
    {
        var name = quiet.IsOther ? _words.OtherKinds : quiet.Template.Length > 0 ? quiet.Template : _words.NoText;
        return style.Text.Line(name, MaxTemplateBytes) + _words.Colon
            + _words.Quiet(times.At(quiet.Last), quiet.EpisodeCount, quiet.Last - quiet.EpisodeStart);
    }
}
