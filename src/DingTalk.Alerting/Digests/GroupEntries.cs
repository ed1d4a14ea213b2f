using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// The line that counts a group. What is new is followed by its details; what was told before says how it goes on, in the same
/// line, and so does each line of a storm's list.
/// </summary>
sealed class GroupEntries(MessageStyle style, Digest digest, DigestFacts facts, EventTimes times, GroupDetails details, IReadOnlyList<SharedRoot> roots)
{
    const int MinEntryBytes = 96;
    const int MaxTemplateBytes = 480;
    const int MinTemplateBytes = 64;
    const int MaxListedBytes = 120;
    const int MaxTypeBytes = 60;
    const int MostFullReminders = 3;
    const string Separator = " · ";

    readonly Words _words = style.Words;
    readonly HashSet<long> _full = Full(digest, facts);

    /// <summary>Whether a group is told with its details: what is news, or else the first few.</summary>
    public bool IsFull(DigestGroup group) => _full.Contains(group.Id);

    /// <summary>The entry; null where too little room is left to recognise the template.</summary>
    public GroupBlock? Write(DigestGroup group, int written, int room, int share)
    {
        if (facts.IsLone) return new GroupBlock(group, Lone(group, room));
        var separator = digest.IsStorm && written > 0 ? MarkdownText.LineBreak : MessageFrame.BlockBreak;
        var entry = Line(group, room - JsonSize.Of(separator), share, isFirst: written == 0);
        return entry is null ? null : new GroupBlock(group, entry, separator);
    }

    /// <summary>What stands above the details of a kind whose entry stands elsewhere.</summary>
    public string Heading(DigestGroup group) =>
        style.Text.Line(details.Headline(group), MaxListedBytes).Trim() is { Length: > 0 } text ? "**" + text + "**" : "**" + _words.NoText + "**";

    /// <summary>The entry as one line.</summary>
    public string? Line(DigestGroup group, int room, int share, bool isFirst)
    {
        var entry = $"{MessageStyle.Mark(group.Level)} **{_words.Level(group.Level)} ×{Words.Number(group.Count)}** · ";
        // Where all of them are new, the header says so; in a storm's list, what is not says since when.
        if (group.IsLeftBehind) entry += _words.LastRun + Separator;
        if (group.IsNew && facts.NewKinds < facts.Kinds && !digest.IsStorm) entry += _words.New + Separator;
        if (group.IsSurge && !(facts.IsSurge && facts.Kinds == 1)) entry += _words.Surge + Separator;
        room -= JsonSize.Of(entry);
        var tail = Tail(group);
        // A kind's own part of the room is twice the share: with more, others would go without an entry.
        if (JsonSize.Of(tail) + MinTemplateBytes > Math.Min(room, (share * 2) - JsonSize.Of(entry))) tail = "";
        room -= JsonSize.Of(tail);
        if (room < MinTemplateBytes / 2 && !isFirst) return null;
        var most = Math.Min(digest.IsStorm ? MaxListedBytes : MaxTemplateBytes, Math.Max(MinTemplateBytes, share));
        return entry + style.Text.Line(details.Headline(group), Math.Min(room, most)) + tail;
    }

    string Tail(DigestGroup group) =>
        digest.IsStorm ? Listed(group)
        : facts.Kinds == 1 || IsFull(group) ? ""
        : Separator + details.InShort(group);

    /// <summary>The cause that it shares with others, or null.</summary>
    public SharedRoot? RootOf(DigestGroup group) => roots.FirstOrDefault(root => root.Groups.Contains(group.Id));

    // In a list, the cause tells more than the moment, which all that is new has in common.
    string Listed(DigestGroup group)
    {
        var types = group.ExceptionTypes;
        var mark = RootOf(group)?.Mark ?? "";
        var tail = mark.Length > 0 ? Separator + "🔗" + mark
            : types.Count > 0 ? Separator + style.Text.Line(types[types.Count - 1], MaxTypeBytes)
            : "";
        return group.IsNew ? tail : tail + Separator + _words.Since(times.At(group.EpisodeStart));
    }

    string Lone(DigestGroup group, int allRoom)
    {
        var message = digest.CountsOnly || group.Samples.Count == 0 ? group.Template : group.Samples[0].Message;
        var room = Math.Max(MinEntryBytes, allRoom / 2) - JsonSize.Of(MessageFrame.BlockBreak);
        var entry = style.Text.Lines(message, room, MarkdownText.LineBreak, startsLine: true);
        return entry.Length > 0 ? entry : _words.Level(group.Level);
    }

    static HashSet<long> Full(Digest digest, DigestFacts facts) => facts.NewKinds > 0 || facts.IsSurge
        ? [.. digest.Groups.Where(static g => g.IsNew || g.IsSurge).Select(static g => g.Id)]
        : [.. digest.Groups.Take(MostFullReminders).Select(static g => g.Id)];
}
