using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// What every message has, whoever says the rest: title, header with the account, buttons, the line "and so many more", what is
/// quiet; and the parts that say something of a group.
/// </summary>
sealed class MessageFrame
{
    public const string BlockBreak = "\n\n";
    const int MinEntryBytes = 96;

    readonly string _title;
    readonly Mentions? _mentions;
    readonly List<ActionCardButton> _buttons;
    readonly QuietLines _quiet;

    public MessageFrame(MessageStyle style, Digest digest, int maxBytes)
    {
        Style = style;
        Digest = digest;
        Facts = new DigestFacts(digest);
        var times = new EventTimes(style.Zone, digest.Time);
        var links = new GroupLinks(style, digest);
        var roots = Facts.Kinds > 1 ? SharedRoots.Of(digest) : [];
        Details = new GroupDetails(style, digest, Facts, times, links);
        Entries = new GroupEntries(style, digest, Facts, times, Details, roots);
        _quiet = new QuietLines(style, times);
        _buttons = Buttons(links, maxBytes / 4);
        _title = MessageTitle.Compose(style, digest, Facts, maxBytes / 4);
        Text = new BudgetText(maxBytes - JsonSize.Of(_title) - _buttons.Sum(GroupLinks.BytesOf));
        _mentions = new MessageHeader(style, digest, Facts, times, roots).WriteTo(Text, MoreBytes + QuietBytes + MinEntryBytes);
    }

    public MessageStyle Style { get; }
    public Digest Digest { get; }
    public DigestFacts Facts { get; }
    public GroupDetails Details { get; }
    public GroupEntries Entries { get; }

    /// <summary>The header, and what is appended to it.</summary>
    public BudgetText Text { get; }

    /// <summary>What the line "and so many more" takes at most.</summary>
    public int MoreBytes => Facts.Kinds == 0 ? 0 : JsonSize.Of(More(Facts.Kinds, Facts.Events));

    /// <summary>What is kept free for the kinds that are quiet.</summary>
    public int QuietBytes => _quiet.Reserve(Digest.Quiet);

    public string More(int kinds, long events) => BlockBreak + Style.Words.MoreKinds(kinds, events);

    /// <summary>Ends the message.</summary>
    public RobotMessage Close()
    {
        _quiet.WriteTo(Text, Digest.Quiet);
        return _buttons.Count == 0
            ? new MarkdownMessage(_title, Text.ToString()) { Mentions = _mentions }
            : new ActionCardMessage(_title, Text.ToString(), _buttons);
    }

    // Of the kind that comes first; the others' links stand in the text. Who is to be called must be called for certain, and
    // DingTalk promises no mentions on cards.
    List<ActionCardButton> Buttons(GroupLinks links, int maxBytes)
    {
        if (!Style.UsesCards || Facts.Kinds == 0 || Digest.Mentions is not null) return [];
        var first = Digest.Groups[0];
        var buttons = links.Buttons(first, maxBytes);
        if (buttons.Count > 0) Details.OnButtons = first;
        return buttons;
    }
}
