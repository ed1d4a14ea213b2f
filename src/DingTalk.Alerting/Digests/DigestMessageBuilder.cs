using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// A message in the making, for an <see cref="IDigestFormatter"/> of one's own that keeps the shipped header, the limit and the
/// account, and says of each kind what it wants. Begun by <see cref="MarkdownDigestFormatter.Begin"/>.
/// </summary>
public sealed class DigestMessageBuilder
{
    readonly MessageStyle _style;
    readonly Digest _digest;
    readonly DigestFacts _facts;
    readonly EventTimes _times;
    readonly GroupDetails _details;
    readonly GroupEntries _entries;
    readonly BudgetText _text;
    readonly string _title;
    readonly Mentions? _mentions;
    readonly HashSet<DigestGroup> _told = new(ReferenceComparer.Instance);

    internal DigestMessageBuilder(MessageStyle style, Digest digest, int maxBytes)
    {
        _style = style;
        _digest = digest;
        _facts = new DigestFacts(digest);
        _times = new EventTimes(style.Zone, digest.Time);
        _details = new GroupDetails(style, digest, _facts, _times, new GroupLinks(style, digest));
        _entries = new GroupEntries(style, digest, _facts, _times, _details);
        _title = MessageTitle.Compose(style, digest, _facts, maxBytes / 4);
        _text = new BudgetText(maxBytes - JsonSize.Of(_title));
        _mentions = new MessageHeader(style, digest, _facts, _times).WriteTo(_text, JsonSize.Of(More()));
    }

    /// <summary>The bytes that are left, after what the line "and so many more" may need.</summary>
    public int Room => Math.Max(0, _text.Room - (_told.Count < _facts.Kinds ? JsonSize.Of(More()) : 0));

    /// <summary>Log text as it may stand in a message: masked for secrets, in one line, escaped so that it forms nothing.</summary>
    /// <param name="logText">The text.</param>
    /// <param name="maxBytes">The most bytes; what is cut off shows as an ellipsis.</param>
    public string Escape(string logText, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(logText);
        return _style.Text.Line(logText, maxBytes, startsLine: true);
    }

    /// <summary>The line with which the shipped formatter counts a kind: level, count, template.</summary>
    public string EntryOf(DigestGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return _entries.Line(group, Room, Room / Math.Max(1, _facts.Kinds), isFirst: true)!;
    }

    /// <summary>
    /// Adds a paragraph that tells a kind, which counts as told from here on. False where it has no room: then nothing was added,
    /// and the message ends with "and so many more".
    /// </summary>
    /// <param name="group">The kind; each once.</param>
    /// <param name="markdown">What to say of it, in markdown; log text in it has to be escaped.</param>
    /// <exception cref="ArgumentException">The kind is not one of the digest's, or was told already.</exception>
    public bool TryTell(DigestGroup group, string markdown)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(markdown);
        if (!_digest.Groups.Any(g => ReferenceEquals(g, group))) throw new ArgumentException("The kind is not one of the digest's.", nameof(group));
        if (_told.Contains(group)) throw new ArgumentException("The kind was told already.", nameof(group));
        var part = MessageComposer.BlockBreak + markdown;
        if (JsonSize.Of(part) > Room) return false;
        _told.Add(group);
        return _text.TryAppend(part);
    }

    /// <summary>Adds to the paragraph a line of a quote. False where it has no room.</summary>
    /// <param name="markdown">The line, in markdown; log text in it has to be escaped.</param>
    public bool TryAddLine(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var part = MarkdownText.QuoteBreak + markdown;
        return JsonSize.Of(part) <= Room && _text.TryAppend(part);
    }

    /// <summary>
    /// Adds what the shipped formatter says below a kind's entry (times, sample, exception, values, properties, links), as far as
    /// there is room.
    /// </summary>
    public void AddDetailsOf(DigestGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (var detail in GroupDetails.Order)
        {
            var room = Room - JsonSize.Of(MarkdownText.QuoteBreak);
            if (room <= 0) return;
            if (_details.Write(detail, group, room) is { Length: > 0 } text) TryAddLine(text);
        }
    }

    /// <summary>Ends the message: kinds that were not told are counted in its last line.</summary>
    public RobotMessage Build()
    {
        if (_told.Count < _facts.Kinds) _text.TryAppend(More());
        new QuietLines(_style, _times).WriteTo(_text, _digest.Quiet);
        return new MarkdownMessage(_title, _text.ToString()) { Mentions = _mentions };
    }

    string More() => MessageComposer.BlockBreak
        + _style.Words.MoreKinds(_facts.Kinds - _told.Count, _facts.Events - _told.Sum(static g => g.Count));

    // Two kinds may look alike.
    sealed class ReferenceComparer : IEqualityComparer<DigestGroup>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(DigestGroup? x, DigestGroup? y) => ReferenceEquals(x, y);

        public int GetHashCode(DigestGroup obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
