using System.Text;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>What stands above the groups: heading, account, mentions, and what is to be said of the digest as a whole.</summary>
sealed class MessageHeader(MessageStyle style, Digest digest, DigestFacts facts, EventTimes times)
{
    const string Separator = " · ";
    const int MaxNameBytes = 96;

    readonly Words _words = style.Words;

    /// <summary>Writes it, leaving so many bytes for the groups.</summary>
    public Mentions? WriteTo(BudgetText text, int reserve)
    {
        text.TryAppend(Heading(text.Room / 4));
        text.TryAppend(MessageAccount.Write(_words, facts.Events));
        foreach (var fact in Facts(text.Room / 6)) TryAppend(text, Separator + fact, reserve);
        var mentions = WriteMentions(text, reserve);
        var separator = "\n\n";
        foreach (var note in Notes())
        {
            if (TryAppend(text, separator + note, reserve)) separator = MarkdownText.LineBreak;
        }

        return mentions;
    }

    static bool TryAppend(BudgetText text, string part, int reserve) =>
        JsonSize.Of(part) + reserve <= text.Room && text.TryAppend(part);

    string Heading(int maxBytes)
    {
        var heading = MessageAccount.Heading + MessageStyle.Mark(facts.Level) + " " + _words.Level(facts.Level);
        if (facts.IsReminder) heading += _words.Opening + _words.Reminder + _words.Closing;
        var names = Name(style.Application, maxBytes / 2) is { Length: > 0 } application ? Separator + application : "";
        if (Name(style.Environment, maxBytes / 4) is { Length: > 0 } environment) names += Separator + environment;
        var hasKeyword = style.Keyword.Length == 0 || (heading + names).Contains(style.Keyword);
        var withKeyword = hasKeyword ? heading + names : heading + names + Separator + style.Keyword;
        return JsonSize.Of(withKeyword) <= maxBytes * 2 ? withKeyword : heading + names;
    }

    IEnumerable<string> Facts(int maxNameBytes)
    {
        if (facts.Kinds > 1) yield return _words.Kinds(facts.Kinds, facts.NewKinds) + KindsByLevel();
        else if (facts.IsLone && facts.NewKinds == 1) yield return _words.New;
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
        if (digest.Lost > 0) yield return _words.Lost(digest.Lost);
        if (digest.LeftBehind is > 0 and var left) yield return _words.LeftBehind(left);
        if (digest.IsFinal) yield return _words.Final;
        if (facts.IsReminder)
        {
            yield return _words.ReminderNote(
                facts.EpisodeEvents, times.At(facts.EpisodeStart), facts.Last - facts.EpisodeStart, times.At(facts.Last));
        }

        if (facts.MaybeShown > 0) yield return _words.MaybeShown(facts.MaybeShown);
        if (digest.CountsOnly) yield return _words.CountsOnly;
        if (digest.Trouble is { } trouble)
            yield return _words.Trouble(times.At(trouble.Since), trouble.Attempts, trouble.Reason, trouble.ErrorCode);
    }

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
