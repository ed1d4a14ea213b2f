namespace DingTalk.Alerting;

/// <summary>What a file of a run that is over holds.</summary>
sealed record StateContent
{
    public required Guid RunId { get; init; }

    /// <summary>Runs whose files this one took over, in case that they could not be deleted any more.</summary>
    public IReadOnlyCollection<Guid> TakenOver { get; init; } = [];

    public IReadOnlyList<LeftKind> Left { get; init; } = [];

    public MonthRecord? Month { get; init; }

    /// <summary>Slots whose counters are no counters: how many events they stood for is not known.</summary>
    public int Unreadable { get; init; }

    /// <summary>Whether a part of the file is missing.</summary>
    public bool IsTorn { get; init; }
}
