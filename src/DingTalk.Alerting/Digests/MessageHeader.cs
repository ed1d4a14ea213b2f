using System.Text;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>What stands above the groups: heading, account, mentions, and what is to be said of the digest as a whole.</summary>
sealed class MessageHeader(MessageStyle style, Digest digest, DigestFacts facts, EventTimes times, IReadOnlyList<SharedRoot> roots)
{
    const string Separator = " · ";
    const int MaxNameBytes = 96;
    const int MaxRootBytes = 240;
    static readonly TimeSpan StillGoingOn = TimeSpan.FromMinutes(1);
    static readonly TimeSpan SoonAfterStart = TimeSpan.FromMinutes(15);

    readonly Words _words = style.Words;

    /// <summary>Writes it, leaving so many bytes for the groups.</summary>
    public Mentions? WriteTo(BudgetText text, int reserve)
    {
        text.TryAppend(Heading(text.Room / 4));
        text.TryAppend(MessageAccount.Write(_words, facts.Events));
        foreach (var fact in Facts(text.Room / 6)) TryAppend(text, Separator + fact, reserve);
        var mentions = WriteMentions(text, reserve);
        var separator = MessageFrame.BlockBreak;
        foreach (var note in Notes())
        {
            if (TryAppend(text, separator + note, reserve)) separator = MarkdownText.LineBreak;
        }

        return mentions;
    }

    /// <summary>What kind of message it is: its mark and its level, or that it is quiet.</summary>
    public static string What(DigestFacts facts, Words words)
    {
        if (facts.IsQuietNotice) return "✅ " + words.QuietAgain;
        if (facts.Kinds == 0) return "⚠️ " + words.Undelivered;
        var what = facts.IsSurge ? words.Surge : facts.IsOver ? words.Over : facts.IsReminder ? words.Reminder : "";
        var level = MessageStyle.Mark(facts.Level) + " " + words.Level(facts.Level);
        return what.Length == 0 ? level : level + words.Opening + what + words.Closing;
    }

    static bool TryAppend(BudgetText text, string part, int reserve) =>
        JsonSize.Of(part) + reserve <= text.Room && text.TryAppend(part);

    string Heading(int maxBytes)
    {
        var heading = MessageAccount.Heading + What(facts, _words);
        var names = Name(style.Application, maxBytes / 2) is { Length: > 0 } application ? Separator + application : "";
        if (names.Length > 0 && Name(style.Version, maxBytes / 8) is { Length: > 0 } version) names += " " + version;
        if (Name(style.Environment, maxBytes / 4) is { Length: > 0 } environment) names += Separator + environment;
        var hasKeyword = style.Keyword.Length == 0 || (heading + names).Contains(style.Keyword);
        var withKeyword = hasKeyword ? heading + names : heading + names + Separator + style.Keyword;
        return JsonSize.Of(withKeyword) <= maxBytes * 2 ? withKeyword : heading + names;
    }

    IEnumerable<string> Facts(int maxNameBytes)
    {
        if (facts.Kinds > 1) yield return _words.Kinds(facts.Kinds, facts.NewKinds) + KindsByLevel();
        else if (facts.NewKinds == 1) yield return _words.New;
        if (facts.Kinds == 0) yield return times.At(digest.Time) + _words.Opening + times.Offset + _words.Closing;
        if (facts.Kinds > 0) yield return times.Range(facts.First, facts.Last) + _words.Opening + times.Offset + _words.Closing;
        if (Name(style.Instance, maxNameBytes) is { Length: > 0 } instance) yield return instance;
    }

    string KindsByLevel()
    {
        var levels = new List<string>();
        for (var level = AlertLevel.Fatal; level >= AlertLevel.Verbose; level--)
        {
            if (facts.KindsAt(level) > 0) levels.Add($"{MessageStyle.Mark(level)} {Words.Number(facts.KindsAt(level))}");
        }

        return levels.Count > 1 ? _words.Colon + string.Join(" ", levels) : "";
    }

    IEnumerable<string> Notes()
    {
        if (digest.Lost > 0) yield return _words.Lost(digest.Lost, digest.HandedOver);
        if (digest.LeftBehind is > 0 and var left) yield return _words.LeftBehind(left);
        if (digest.IsFinal) yield return _words.Final;
        if (digest.IsStorm) yield return _words.StormNote(facts.NewKinds);
        if (facts.IsReminder || facts.IsSurge)
        {
            var episode = _words.Episode(facts.EpisodeEvents, times.At(facts.EpisodeStart), facts.Last - facts.EpisodeStart);
            yield return facts.IsSurge ? _words.SurgeNote(episode, State())
                : facts.IsOver ? _words.OverNote(episode, times.At(facts.Last))
                : _words.ReminderNote(episode, State());
        }

        if (FirstSeen() is { } firstSeen) yield return firstSeen;
        foreach (var root in roots) yield return Root(root);

        if (facts.MaybeShown > 0) yield return _words.MaybeShown(facts.MaybeShown);
        if (digest.CountsOnly) yield return _words.CountsOnly;
        if (digest.Trouble is { } trouble)
            yield return _words.Trouble(times.At(trouble.Since), trouble.Attempts, trouble.Reason, trouble.ErrorCode);
    }

    string State() =>
        facts.IsQuiet ? _words.QuietSince(times.At(facts.Last))
        : digest.Time - facts.Last < StillGoingOn ? _words.StillGoingOn
        : _words.LastAt(times.At(facts.Last));

    // What appears just after a start is most often what the new version broke.
    string? FirstSeen()
    {
        if (digest.StartedAt is not { } start) return null;
        var early = digest.Groups.Where(g => g.IsFirst && g.First - start < SoonAfterStart).ToArray();
        if (early.Length == 0) return null;
        var after = early.Min(static g => g.First) - start;
        return _words.FirstSeen(early.Length, facts.Kinds == 1, Name(style.Version, MaxNameBytes), after > TimeSpan.Zero ? after : TimeSpan.Zero);
    }

    string Root(SharedRoot root)
    {
        var line = _words.SharedRoot(root.Groups.Count, root.Groups.Count == facts.Kinds, digest.IsStorm ? root.Mark : "") + Bold(root.Type);
        if (root.Message.Length > 0) line += _words.Colon + style.Text.Line(root.Message, MaxRootBytes);
        if (root.Site is not { } site) return line;
        line += Separator + style.Text.Line(site.Method, MaxRootBytes);
        return site.Location is null ? line : line + " " + style.Text.Line(site.Location, MaxNameBytes);
    }

    // Two pairs of asterisks around nothing would show.
    string Bold(string text) => style.Text.Line(text, MaxRootBytes).Trim() is { Length: > 0 } escaped ? "**" + escaped + "**" : "?";

    /// <summary>Writes the mentions that have room, and returns just these: DingTalk wants both, the list and the text.</summary>
    Mentions? WriteMentions(BudgetText text, int reserve)
    {
        if (digest.Mentions is not { } asked) return null;
        var separator = "\n\n";
        bool TryMention(string who)
        {
            if (!IsWord(who) || !TryAppend(text, separator + "@" + who, reserve)) return false;
            separator = " ";
            return true;
        }

        var everyone = asked.Everyone && TryMention("所有人");
        var mobiles = new List<string>();
        var userIds = new List<string>();
        foreach (var mobile in asked.Mobiles)
        {
            if (mobiles.Count < Mentions.MaxCount && TryMention(mobile)) mobiles.Add(mobile);
        }

        foreach (var userId in asked.UserIds)
        {
            if (mobiles.Count + userIds.Count < Mentions.MaxCount && TryMention(userId)) userIds.Add(userId);
        }

        return everyone || mobiles.Count + userIds.Count > 0
            ? new Mentions { Mobiles = mobiles, UserIds = userIds, Everyone = everyone }
            : null;
    }

    // It must stand in the text as it is, unescaped.
    static bool IsWord(string who) =>
        who.Length > 0 && who.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '+' or '.' or '$' or ':' or '=' or '/');

    static string Name(string name, int maxBytes)
    {
        var escaped = new StringBuilder();
        MarkdownText.Append(escaped, name, Math.Min(maxBytes, MaxNameBytes));
        return escaped.ToString();
    }
}
