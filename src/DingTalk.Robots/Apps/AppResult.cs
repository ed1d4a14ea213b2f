namespace DingTalk.Robots;

/// <summary>What came of a call that asks DingTalk for something: what it gave, or why it gave nothing.</summary>
/// <typeparam name="T">What is asked for.</typeparam>
public sealed record AppResult<T>
    where T : class
{
    /// <summary>What came of the call itself, with its reason, advice, request id and missing permissions.</summary>
    public required SendResult Call { get; init; }

    /// <summary>What DingTalk gave; null where it gave nothing.</summary>
    public T? ValueOrDefault { get; init; }

    /// <summary>What DingTalk gave.</summary>
    /// <exception cref="InvalidOperationException">It gave nothing; the message is <see cref="Explain"/>.</exception>
    public T Value => ValueOrDefault ?? throw new InvalidOperationException(Explain());

    /// <summary>Whether there is a value: DingTalk took the call, and its answer could be read.</summary>
    public bool HasValue => ValueOrDefault is not null;

    /// <summary>What happened and what to do about it, with DingTalk's own code and words.</summary>
    public string Explain() => Call.Explain();

    /// <inheritdoc />
    public override string ToString() => HasValue ? $"{ValueOrDefault}" : Call.ToString();
}
