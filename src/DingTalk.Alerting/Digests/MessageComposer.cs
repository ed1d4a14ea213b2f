using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// Composes one message by priority within its bytes: the header, then an entry for each group, then details while room is left.
/// Every event is counted in an entry or in the line "and so many more", so that both add up to the account.
/// </summary>
sealed class MessageComposer(MessageStyle style, Digest digest, int maxBytes)
{
    const int MinDetailBytes = 32;
    const int MaxDetailBytes = 800;
    const int FullGroups = 3;

    /// <summary>With less room for it, an exception in short tells more.</summary>
    const int MinFullBytes = 240;

    // What is told first where room is short; shown in another order.
    static readonly GroupDetail[] ByPriority =
    [
        GroupDetail.Exception, GroupDetail.When, GroupDetail.First, GroupDetail.Properties, GroupDetail.Varying, GroupDetail.Links,
        GroupDetail.Latest, GroupDetail.Context, GroupDetail.AlsoLoggedBy,
    ];

    readonly MessageFrame _frame = new(style, digest, maxBytes);
    int _room;

    public RobotMessage Compose()
    {
        var text = _frame.Text;
        var facts = _frame.Facts;
        _room = text.Room - _frame.MoreBytes - _frame.QuietBytes;
        var blocks = AddEntries(out var untold);
        if (untold == 0) _room += _frame.MoreBytes;
        var samples = digest.IsStorm ? AddSamples(blocks) : [];
        if (facts.IsLone) AddLoneDetails(blocks);
        else if (!digest.IsStorm) AddDetails(blocks);

        foreach (var block in blocks) block.WriteTo(text);
        if (blocks.Count < facts.Kinds) text.TryAppend(_frame.More(facts.Kinds - blocks.Count, untold));
        foreach (var sample in samples) sample.WriteTo(text);
        return _frame.Close();
    }

    /// <summary>Adds an entry for each group, until the first that has no room.</summary>
    /// <param name="untold">The events of those without.</param>
    List<GroupBlock> AddEntries(out long untold)
    {
        untold = _frame.Facts.Events;
        var blocks = new List<GroupBlock>();
        // A list that takes all the room would leave none for the samples.
        var room = digest.IsStorm ? _room * 3 / 4 : _room;
        var share = room / Math.Max(1, _frame.Facts.Kinds) / 2;
        foreach (var group in digest.Groups)
        {
            if (_frame.Entries.Write(group, blocks.Count, room, share) is not { } block || block.EntryBytes > room) break;
            blocks.Add(block);
            room -= block.EntryBytes;
            _room -= block.EntryBytes;
            untold -= group.Count;
        }

        return blocks;
    }

    void AddLoneDetails(List<GroupBlock> blocks)
    {
        if (blocks.Count == 0) return;
        AddException(blocks[0], _room * 2 / 3);
        foreach (var detail in GroupDetails.Order)
        {
            if (detail != GroupDetail.First) Add(blocks[0], detail, _room);
        }
    }

    void AddDetails(List<GroupBlock> blocks)
    {
        var told = blocks.FindAll(block => _frame.Entries.IsFull(block.Group));
        foreach (var detail in ByPriority)
        {
            var cap = Math.Max(MinDetailBytes * 4, Math.Min(_room / Math.Max(1, told.Count), MaxDetailBytes));
            foreach (var block in told)
            {
                if (_room < MinDetailBytes) return;
                Add(block, detail, cap);
            }
        }

        foreach (var block in told.Take(FullGroups)) AddException(block, _room / 2);
    }

    /// <summary>Below a storm's list, a few kinds with all that is known of them: the first of each cause.</summary>
    List<GroupBlock> AddSamples(List<GroupBlock> blocks)
    {
        var samples = new List<GroupBlock>();
        var shown = new HashSet<SharedRoot>();
        foreach (var group in blocks.Select(static b => b.Group).Where(static g => !g.IsOther))
        {
            if (samples.Count == FullGroups) break;
            if (_frame.Entries.RootOf(group) is { } root && !shown.Add(root)) continue;
            var sample = new GroupBlock(group, _frame.Entries.Heading(group));
            if (sample.EntryBytes + (MinDetailBytes * 4) > _room) break;
            _room -= sample.EntryBytes;
            var share = _room / (FullGroups - samples.Count);
            AddException(sample, share);
            foreach (var detail in ByPriority) Add(sample, detail, Math.Min(share, MaxDetailBytes));
            if (sample.HasDetails) samples.Add(sample);
            else _room += sample.EntryBytes;
        }

        return samples;
    }

    void Add(GroupBlock block, GroupDetail detail, int mostBytes)
    {
        var room = Math.Min(mostBytes, _room) - JsonSize.Of(MarkdownText.QuoteBreak);
        if (room < MinDetailBytes || block[detail] is not null) return;
        var text = _frame.Details.Write(detail, block.Group, room);
        if (text.Length == 0 || JsonSize.Of(text) > room) return;
        block[detail] = text;
        _room -= JsonSize.Of(MarkdownText.QuoteBreak) + JsonSize.Of(text);
    }

    /// <summary>Puts the exception in full where it stood in short.</summary>
    void AddException(GroupBlock block, int mostBytes)
    {
        var prefix = JsonSize.Of(MarkdownText.QuoteBreak);
        var room = Math.Min(mostBytes, _room) - prefix;
        if (room < MinFullBytes) return;
        var text = _frame.Details.WriteException(block.Group, room);
        if (text.Length == 0) return;
        if (block[GroupDetail.Exception] is { } inShort) _room += prefix + JsonSize.Of(inShort);
        block[GroupDetail.Exception] = text;
        _room -= prefix + JsonSize.Of(text);
    }
}
