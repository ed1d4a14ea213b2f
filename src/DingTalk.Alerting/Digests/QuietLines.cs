using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>A line for each kind that has fallen quiet.</summary>
sealed class QuietLines(MessageStyle style, EventTimes times)
{
    const int MaxTemplateBytes = 240;

    readonly Words _words = style.Words;

    /// <summary>What a message must keep free, so that none of them is passed over in silence.</summary>
    public int Reserve(IReadOnlyList<DigestQuiet> quiet) => quiet.Count == 0 ? 0 : JsonSize.Of(More(quiet.Count));

    public void WriteTo(BudgetText text, IReadOnlyList<DigestQuiet> quiet)
    {
        for (var i = 0; i < quiet.Count; i++)
        {
            var line = MessageFrame.BlockBreak + "✅ " + Line(quiet[i]);
            var more = More(quiet.Count - i);
            var reserve = i + 1 < quiet.Count ? JsonSize.Of(More(quiet.Count - i - 1)) : 0;
            if (JsonSize.Of(line) + reserve <= text.Room && text.TryAppend(line)) continue;
            text.TryAppend(more);
            return;
        }
    }

    string More(int kinds) => MessageFrame.BlockBreak + "✅ " + _words.MoreQuiet(kinds);

    string Line(DigestQuiet quiet)
    {
        var name = quiet.IsOther ? _words.OtherKinds : quiet.Template.Length > 0 ? quiet.Template : _words.NoText;
        return style.Text.Name(name, MaxTemplateBytes) + _words.Colon
            + _words.Quiet(times.At(quiet.Last), quiet.EpisodeCount, quiet.Last - quiet.EpisodeStart);
    }
}
