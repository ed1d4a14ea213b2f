using DingTalk.Cli.Send;

namespace DingTalk.Cli.Check;

/// <summary>What a check found, for scripts. Members are always there, and none is renamed or taken away.</summary>
sealed record CheckJson(bool Ok, int ExitCode, double? ClockSkewSeconds, IReadOnlyList<FindingJson> Findings)
{
    public static CheckJson From(CheckAccount account) => new(
        account.ExitCode == Cli.ExitCode.Done,
        account.ExitCode,
        account.ClockSkew?.TotalSeconds,
        [.. account.Findings.Select(finding => new FindingJson(finding.Subject, SendJson.Word(finding.State), finding.Sentence))]);
}
