namespace DingTalk.Alerting;

/// <summary>What texts were found to be the same. Its identity never changes; its pattern shows what is known to vary by now.</summary>
sealed class TextKind(string identity)
{
    string _pattern = identity;
    bool _isUsed = true;

    /// <summary>The masked text of the first event, by which the kind is known.</summary>
    public string Identity { get; } = identity;

    /// <summary>The text with <see cref="TextMask.Value"/> wherever values were seen to vary.</summary>
    public string Pattern
    {
        get => Volatile.Read(ref _pattern);
        set => Volatile.Write(ref _pattern, value);
    }

    /// <summary>Notes that an event came.</summary>
    public TextKind Use()
    {
        // Read first, so that threads that log the same do not fight for the line.
        if (!Volatile.Read(ref _isUsed)) Volatile.Write(ref _isUsed, true);
        return this;
    }

    /// <summary>Whether an event came since this was last asked.</summary>
    public bool TakeUse()
    {
        var isUsed = Volatile.Read(ref _isUsed);
        Volatile.Write(ref _isUsed, false);
        return isUsed;
    }
}
