using System.Text;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>A text that grows by whole parts and never beyond its bytes of JSON.</summary>
sealed class BudgetText(int room)
{
    readonly StringBuilder _text = new();

    /// <summary>The bytes that are left.</summary>
    public int Room { get; private set; } = room;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Appends a part of ours, or log text already escaped, or nothing of it.</summary>
    public bool TryAppend(string part)
    {
        var bytes = JsonSize.Of(part);
        if (bytes > Room) return false;
        _text.Append(part);
        Room -= bytes;
        return true;
    }

    /// <summary>Appends a line of a quote, all of it or nothing.</summary>
    public bool TryLine(string line) => TryAppend(IsEmpty ? line : MarkdownText.QuoteBreak + line);

    public override string ToString() => _text.ToString();
}
