namespace DingTalk.Cli.Check;

/// <summary>What a check has found, in the order in which it looked.</summary>
sealed class CheckAccount
{
    readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>How far this machine's clock is ahead of the server's; null where the server told no time.</summary>
    public TimeSpan? ClockSkew { get; set; }

    /// <summary>Whether the message that was sent is in doubt.</summary>
    public bool IsInDoubt { get; set; }

    public int ExitCode => IsInDoubt ? Cli.ExitCode.InDoubt
        : _findings.Any(static finding => finding.State == FindingState.Failed) ? Cli.ExitCode.Failed
        : Cli.ExitCode.Done;

    public void Ok(string subject, string sentence) => _findings.Add(new Finding(subject, FindingState.Ok, sentence));

    public void Unknown(string subject, string sentence) => _findings.Add(new Finding(subject, FindingState.Unknown, sentence));

    public void Warn(string subject, string sentence) => _findings.Add(new Finding(subject, FindingState.Warning, sentence));

    public void Fail(string subject, string sentence) => _findings.Add(new Finding(subject, FindingState.Failed, sentence));
}
