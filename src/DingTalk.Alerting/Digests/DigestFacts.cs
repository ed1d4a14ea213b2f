namespace DingTalk.Alerting;

/// <summary>Sums over a digest's groups, taken once.</summary>
sealed class DigestFacts
{
    readonly int[] _kindsAt = new int[(int)AlertLevel.Fatal + 1];

    public DigestFacts(Digest digest)
    {
        Kinds = digest.Groups.Count;
        Level = Kinds == 0 ? AlertLevel.Warning : AlertLevel.Verbose;
        foreach (var group in digest.Groups)
        {
            if (group.Level > Level) Level = group.Level;
            _kindsAt[(int)group.Level]++;
            if (group.IsNew) NewKinds++;
            Events += group.Count;
            EpisodeEvents += Math.Max(group.EpisodeCount, group.Count);
            MaybeShown += group.MaybeShown;
            if (group.EpisodeStart < EpisodeStart) EpisodeStart = group.EpisodeStart;
            if (group.First < First) First = group.First;
            if (group.Last > Last) Last = group.Last;
        }

        IsReminder = Kinds > 0 && NewKinds == 0;
        IsLone = Events == 1 && Kinds == 1 && !digest.Groups[0].IsOther;
    }

    public int Kinds { get; }
    public int NewKinds { get; }
    public AlertLevel Level { get; }

    public int KindsAt(AlertLevel level) => _kindsAt[(int)level];

    public long Events { get; }
    public long EpisodeEvents { get; }
    public long MaybeShown { get; }
    public DateTimeOffset EpisodeStart { get; } = DateTimeOffset.MaxValue;
    public DateTimeOffset First { get; } = DateTimeOffset.MaxValue;
    public DateTimeOffset Last { get; } = DateTimeOffset.MinValue;
    public bool IsReminder { get; }

    /// <summary>One kind with one event: told as an error, not as a table of contents.</summary>
    public bool IsLone { get; }
}
