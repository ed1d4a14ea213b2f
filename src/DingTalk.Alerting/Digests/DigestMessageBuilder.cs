using System.Runtime.CompilerServices;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// A message in the making, for an <see cref="IDigestFormatter"/> of one's own that keeps the shipped title, header, limit and
/// account, and says of each kind what it wants. Begun by <see cref="MarkdownDigestFormatter.Begin"/>.
/// </summary>
public sealed class DigestMessageBuilder
{
    readonly MessageFrame _frame;
    readonly HashSet<DigestGroup> _told = new(ReferenceComparer.Instance);
    bool _isBuilt;

    internal DigestMessageBuilder(MessageFrame frame) => _frame = frame;

    /// <summary>The bytes that are left, after what the line "and so many more" and the kinds that are quiet need.</summary>
    public int Room => _isBuilt ? 0 : Math.Max(0, _frame.Text.Room - _frame.QuietBytes - (_told.Count < _frame.Facts.Kinds ? _frame.MoreBytes : 0));

    /// <summary>Log text as it may stand in a message: masked, in one line, escaped so that it forms nothing.</summary>
    /// <param name="logText">The text.</param>
    /// <param name="maxBytes">The most bytes; what is cut off shows as an ellipsis.</param>
    public string Escape(string logText, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(logText);
        return _frame.Style.Text.Line(logText, maxBytes, startsLine: true);
    }

    /// <summary>The line with which the shipped formatter counts a kind: level, count, template.</summary>
    /// <param name="group">The kind.</param>
    public string EntryOf(DigestGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return _frame.Entries.Line(group, Room, Room / Math.Max(1, _frame.Facts.Kinds), isFirst: true)!;
    }

    /// <summary>
    /// Adds a paragraph that tells a kind, which counts as told from here on. False where it has no room: then nothing was added,
    /// and the message says how many kinds and events it leaves out.
    /// </summary>
    /// <param name="group">The kind; each once.</param>
    /// <param name="markdown">What to say of it, in markdown; log text in it has to be escaped.</param>
    /// <exception cref="ArgumentException">The kind is not one of the digest's, or was told already.</exception>
    public bool TryTell(DigestGroup group, string markdown)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(markdown);
        if (!_frame.Digest.Groups.Any(g => ReferenceEquals(g, group))) throw new ArgumentException("The kind is not one of the digest's.", nameof(group));
        if (_told.Contains(group)) throw new ArgumentException("The kind was told already.", nameof(group));
        if (!TryAppend(MessageFrame.BlockBreak + markdown)) return false;
        _told.Add(group);
        return true;
    }

    /// <summary>Adds a line of a quote. False where it has no room.</summary>
    /// <param name="markdown">The line, in markdown; log text in it has to be escaped.</param>
    public bool TryAddLine(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return TryAppend(MarkdownText.QuoteBreak + markdown);
    }

    /// <summary>
    /// Adds what the shipped formatter says below a kind's entry (times, sample, exception, values, properties, links), as far as
    /// there is room. Where DingTalk refused a fuller message, that is next to nothing.
    /// </summary>
    /// <param name="group">The kind.</param>
    public void AddDetailsOf(DigestGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (var detail in GroupDetails.Order)
        {
            var room = Room - JsonSize.Of(MarkdownText.QuoteBreak);
            if (room <= 0) return;
            if (_frame.Details.Write(detail, group, room) is { Length: > 0 } text) TryAddLine(text);
        }
    }

    /// <summary>Ends the message: kinds that were not told are counted in a last line.</summary>
    /// <exception cref="InvalidOperationException">It was ended already.</exception>
    public RobotMessage Build()
    {
        if (_isBuilt) throw new InvalidOperationException("The message is built already.");
        _isBuilt = true;
        if (_told.Count < _frame.Facts.Kinds)
            _frame.Text.TryAppend(_frame.More(_frame.Facts.Kinds - _told.Count, _frame.Facts.Events - _told.Sum(static g => g.Count)));
        return _frame.Close();
    }

    bool TryAppend(string part) => JsonSize.Of(part) <= Room && _frame.Text.TryAppend(part);

    // Two kinds may look alike.
    sealed class ReferenceComparer : IEqualityComparer<DigestGroup>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(DigestGroup? x, DigestGroup? y) => ReferenceEquals(x, y);

        public int GetHashCode(DigestGroup obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
