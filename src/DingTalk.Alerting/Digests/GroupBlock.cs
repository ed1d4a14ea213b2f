using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>One group's place in the message: its entry, and details that are filled in while there is room.</summary>
sealed class GroupBlock(DigestGroup group, string entry, string separator = MessageFrame.BlockBreak)
{
    readonly string?[] _details = new string?[GroupDetails.Order.Count];

    public DigestGroup Group { get; } = group;

    /// <summary>The bytes of the entry and of what stands before it.</summary>
    public int EntryBytes { get; } = JsonSize.Of(separator) + JsonSize.Of(entry);

    /// <summary>Whether it is more than its entry.</summary>
    public bool HasDetails => Array.Exists(_details, static d => d is not null);

    /// <summary>The detail at a place; null where there is none.</summary>
    public string? this[GroupDetail detail]
    {
        get => _details[(int)detail];
        set => _details[(int)detail] = value;
    }

    public void WriteTo(BudgetText text)
    {
        text.TryAppend(separator + entry);
        foreach (var detail in _details)
        {
            if (detail is not null) text.TryAppend(MarkdownText.QuoteBreak + detail);
        }
    }
}
