namespace DingTalk.Alerting;

/// <summary>Sums over a digest's groups, taken once.</summary>
sealed class DigestFacts
{
    readonly int[] _kindsAt = new int[(int)AlertLevel.Fatal + 1];

    public DigestFacts(Digest digest)
    {
        Kinds = digest.Groups.Count;
        Level = Kinds > 0 ? AlertLevel.Verbose : digest.Quiet.Count > 0 ? digest.Quiet.Max(static q => q.Level) : AlertLevel.Warning;
        var hasSurge = false;
        IsQuiet = Kinds > 0;
        foreach (var group in digest.Groups)
        {
            if (group.Level > Level) Level = group.Level;
            _kindsAt[(int)group.Level]++;
            if (group.IsNew) NewKinds++;
            IsQuiet &= group.IsQuiet;
            hasSurge |= group.IsSurge;
            Events += group.Count;
            EpisodeEvents += Math.Max(group.EpisodeCount, group.Count);
            MaybeShown += group.MaybeShown;
            if (group.EpisodeStart < EpisodeStart) EpisodeStart = group.EpisodeStart;
            if (group.First < First) First = group.First;
            if (group.Last > Last) Last = group.Last;
        }

        IsSurge = hasSurge && NewKinds == 0;
        IsReminder = Kinds > 0 && NewKinds == 0 && !IsSurge;
        IsQuietNotice = Kinds == 0 && digest.Quiet.Count > 0;
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

    /// <summary>Nothing new, and nothing that is coming much faster than before.</summary>
    public bool IsReminder { get; }

    /// <summary>Nothing new, but more of it.</summary>
    public bool IsSurge { get; }

    /// <summary>Whether all that it tells is over, as it seems.</summary>
    public bool IsQuiet { get; }

    /// <summary>A reminder of what is over, as it seems: the last of it had not been told.</summary>
    public bool IsOver => IsReminder && IsQuiet;

    /// <summary>No events at all, only that it is quiet.</summary>
    public bool IsQuietNotice { get; }

    /// <summary>One kind with one event: told as an error, not as a table of contents.</summary>
    public bool IsLone { get; }
}
