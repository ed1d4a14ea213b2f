using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// Composes one message by priority within its bytes: the header, then an entry for each group, then details while room is left.
/// Every event is counted in an entry or in the closing line "and so many more", so that both add up to the account.
/// </summary>
sealed class MessageComposer
{
    public const string BlockBreak = "\n\n";
    const int MinEntryBytes = 96;
    const int MinDetailBytes = 32;
    const int MaxDetailBytes = 800;
    const int FullGroups = 3;
    const int MaxTemplateBytes = 480;
    const int MinTemplateBytes = 64;

    static readonly GroupDetail[] ByPriority =
    [
        GroupDetail.Exception, GroupDetail.When, GroupDetail.Sample, GroupDetail.Varying, GroupDetail.AlsoLoggedBy,
        GroupDetail.Trace,
    ];

    readonly MessageStyle _style;
    readonly Words _words;
    readonly Digest _digest;
    readonly DigestFacts _facts;
    readonly EventTimes _times;
    readonly GroupDetails _details;
    readonly List<GroupBlock> _blocks = [];
    readonly int _maxBytes;
    int _room;

    public MessageComposer(MessageStyle style, Digest digest, int maxBytes)
    {
        _style = style;
        _words = style.Words;
        _digest = digest;
        _facts = new DigestFacts(digest);
        _times = new EventTimes(style.Zone, digest.Time);
        _details = new GroupDetails(style, digest, _facts, _times);
        _maxBytes = maxBytes;
    }

    public MarkdownMessage Compose()
    {
        var title = MessageTitle.Compose(_style, _digest, _facts, _maxBytes / 4);
        var text = new BudgetText(_maxBytes - JsonSize.Of(title));
        var moreBytes = JsonSize.Of(More(_facts.Kinds, _facts.Events));
        var header = new MessageHeader(_style, _digest, _facts, _times);
        var mentions = header.WriteTo(text, reserve: moreBytes + MinEntryBytes);

        _room = text.Room - moreBytes;
        var untold = AddEntries();
        if (untold == 0) _room += moreBytes;
        if (_facts.IsLone) AddLoneDetails();
        else AddDetails();

        foreach (var block in _blocks) block.WriteTo(text);
        if (_blocks.Count < _facts.Kinds) text.TryAppend(More(_facts.Kinds - _blocks.Count, untold));
        return new MarkdownMessage(title, text.ToString()) { Mentions = mentions };
    }

    string More(int kinds, long events) => BlockBreak + _words.MoreKinds(kinds, events);

    /// <summary>Adds an entry for each group, until the first that has no room; returns the events of those without.</summary>
    long AddEntries()
    {
        var untold = _facts.Events;
        var share = _room / Math.Max(1, _facts.Kinds) / 2;
        foreach (var group in _digest.Groups)
        {
            var entry = _facts.IsLone ? LoneEntry(group) : Entry(group, share);
            if (entry is null) break;
            var bytes = JsonSize.Of(BlockBreak) + JsonSize.Of(entry);
            if (bytes > _room) break;
            _blocks.Add(new GroupBlock(group, entry));
            _room -= bytes;
            untold -= group.Count;
        }

        return untold;
    }

    /// <summary>The entry; null where too little room is left to recognise the template.</summary>
    string? Entry(DigestGroup group, int share)
    {
        var entry = $"{MessageStyle.Mark(group.Level)} **{_words.Level(group.Level)} ×{Words.Number(group.Count)}** · ";
        if (group.IsLeftBehind) entry += _words.LastRun + " · ";
        if (group.IsNew) entry += _words.New + " · ";
        if (group.IsSurge) entry += _words.Surge + " · ";
        if (group.IsOther) return entry + _words.OtherKinds;
        var room = _room - JsonSize.Of(BlockBreak) - JsonSize.Of(entry);
        if (room < MinTemplateBytes / 2 && _blocks.Count > 0) return null;
        return entry + _style.Text.Line(_details.Headline(group), Math.Min(room, Clamp(share, MinTemplateBytes, MaxTemplateBytes)));
    }

    string LoneEntry(DigestGroup group)
    {
        var message = _digest.CountsOnly || group.Samples.Count == 0 ? group.Template : group.Samples[0].Message;
        var room = Math.Max(MinEntryBytes, _room / 2) - JsonSize.Of(BlockBreak);
        var entry = _style.Text.Lines(message, room, MarkdownText.LineBreak, startsLine: true);
        return entry.Length > 0 ? entry : _words.Level(group.Level);
    }

    void AddLoneDetails()
    {
        if (_blocks.Count == 0) return;
        AddException(_blocks[0], _room * 2 / 3);
        foreach (var detail in GroupDetails.Order)
        {
            if (detail != GroupDetail.Sample) Add(_blocks[0], detail, _room);
        }
    }

    void AddDetails()
    {
        foreach (var detail in ByPriority)
        {
            var cap = Clamp(_room / Math.Max(1, _blocks.Count), MinDetailBytes * 4, MaxDetailBytes);
            foreach (var block in _blocks)
            {
                if (_room < MinDetailBytes) return;
                Add(block, detail, cap);
            }
        }

        foreach (var block in _blocks.Take(FullGroups))
        {
            AddException(block, _room / 2);
            Add(block, GroupDetail.Properties, _room / 2);
        }
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

    static int Clamp(int value, int least, int most) => Math.Max(least, Math.Min(most, value));
}
