using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// Composes one message by priority within its bytes: the header, then an entry for each group, then details while room is left.
/// Every event is counted in an entry or in the line "and so many more", so that both add up to the account.
/// </summary>
sealed class MessageComposer
{
    public const string BlockBreak = "\n\n";
    const int MinEntryBytes = 96;
    const int MinDetailBytes = 32;
    const int MaxDetailBytes = 800;
    const int FullGroups = 3;

    // What is told first where room is short; shown in another order.
    static readonly GroupDetail[] ByPriority =
    [
        GroupDetail.Exception, GroupDetail.When, GroupDetail.First, GroupDetail.Properties, GroupDetail.Varying, GroupDetail.Latest,
        GroupDetail.AlsoLoggedBy, GroupDetail.Links,
    ];

    readonly MessageStyle _style;
    readonly Words _words;
    readonly Digest _digest;
    readonly DigestFacts _facts;
    readonly EventTimes _times;
    readonly GroupLinks _links;
    readonly GroupDetails _details;
    readonly GroupEntries _entries;
    readonly int _maxBytes;
    int _room;

    public MessageComposer(MessageStyle style, Digest digest, int maxBytes)
    {
        _style = style;
        _words = style.Words;
        _digest = digest;
        _facts = new DigestFacts(digest);
        _times = new EventTimes(style.Zone, digest.Time);
        _links = new GroupLinks(style, digest);
        _details = new GroupDetails(style, digest, _facts, _times, _links);
        _entries = new GroupEntries(style, digest, _facts, _times, _details);
        _maxBytes = maxBytes;
    }

    public RobotMessage Compose()
    {
        var buttons = Buttons();
        var title = MessageTitle.Compose(_style, _digest, _facts, _maxBytes / 4);
        var text = new BudgetText(_maxBytes - JsonSize.Of(title) - buttons.Sum(GroupLinks.BytesOf));
        var mentions = Write(text);
        return buttons.Count == 0
            ? new MarkdownMessage(title, text.ToString()) { Mentions = mentions }
            : new ActionCardMessage(title, text.ToString(), buttons) { Mentions = mentions };
    }

    // Of the kind that comes first; the others' links stand in the text.
    List<ActionCardButton> Buttons()
    {
        if (!_style.UsesCards || _facts.Kinds == 0) return [];
        var first = _digest.Groups[0];
        var buttons = _links.Buttons(first, _maxBytes / 4);
        if (buttons.Count > 0) _details.OnButtons = first;
        return buttons;
    }

    Mentions? Write(BudgetText text)
    {
        var moreBytes = JsonSize.Of(More(_facts.Kinds, _facts.Events));
        var header = new MessageHeader(_style, _digest, _facts, _times);
        var mentions = header.WriteTo(text, reserve: moreBytes + MinEntryBytes);

        _room = text.Room - moreBytes;
        var blocks = AddEntries(out var untold);
        if (untold == 0) _room += moreBytes;
        var samples = _digest.IsStorm ? AddSamples(blocks) : [];
        if (_facts.IsLone) AddLoneDetails(blocks);
        else if (!_digest.IsStorm) AddDetails(blocks);

        foreach (var block in blocks) block.WriteTo(text);
        if (blocks.Count < _facts.Kinds) text.TryAppend(More(_facts.Kinds - blocks.Count, untold));
        foreach (var sample in samples) sample.WriteTo(text);
        new QuietLines(_style, _times).WriteTo(text, _digest.Quiet);
        return mentions;
    }

    string More(int kinds, long events) => BlockBreak + _words.MoreKinds(kinds, events);

    /// <summary>Adds an entry for each group, until the first that has no room.</summary>
    /// <param name="untold">The events of those without.</param>
    List<GroupBlock> AddEntries(out long untold)
    {
        untold = _facts.Events;
        var blocks = new List<GroupBlock>();
        // A list that takes all the room would leave none for the samples.
        var room = _digest.IsStorm ? _room * 3 / 4 : _room;
        var share = room / Math.Max(1, _facts.Kinds) / 2;
        foreach (var group in _digest.Groups)
        {
            if (_entries.Write(group, blocks.Count, room, share) is not { } block || block.EntryBytes > room) break;
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
        var told = blocks.FindAll(block => _entries.IsFull(block.Group));
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

    /// <summary>Below a storm's list, the first few kinds with all that is known of them.</summary>
    List<GroupBlock> AddSamples(List<GroupBlock> blocks)
    {
        var samples = new List<GroupBlock>();
        foreach (var group in blocks.Select(static b => b.Group).Where(static g => !g.IsOther).Take(FullGroups))
        {
            var sample = new GroupBlock(group, _entries.Heading(group));
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

    void Add(GroupBlock block, GroupDetail detail, int maxBytes)
    {
        var room = Math.Min(maxBytes, _room) - JsonSize.Of(MarkdownText.QuoteBreak);
        if (room < MinDetailBytes || block[detail] is not null) return;
        var text = _details.Write(detail, block.Group, room);
        if (text.Length == 0 || JsonSize.Of(text) > room) return;
        block[detail] = text;
        _room -= JsonSize.Of(MarkdownText.QuoteBreak) + JsonSize.Of(text);
    }

    /// <summary>Puts the exception in full where it stood in short.</summary>
    void AddException(GroupBlock block, int maxBytes)
    {
        var prefix = JsonSize.Of(MarkdownText.QuoteBreak);
        var room = Math.Min(maxBytes, _room) - prefix;
        if (room < MinDetailBytes) return;
        var text = _details.WriteException(block.Group, room);
        if (text.Length == 0) return;
        if (block[GroupDetail.Exception] is { } inShort) _room += prefix + JsonSize.Of(inShort);
        block[GroupDetail.Exception] = text;
        _room -= prefix + JsonSize.Of(text);
    }
}
