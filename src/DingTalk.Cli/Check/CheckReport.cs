using System.Text.Json;

namespace DingTalk.Cli.Check;

/// <summary>Says what a check found: to people a line for each thing, to scripts as one JSON object.</summary>
sealed class CheckReport(CliConsole console, bool isJson)
{
    /// <summary>Writes it and returns the exit code.</summary>
    public int Write(CheckAccount account)
    {
        if (isJson) console.Output.WriteLine(JsonSerializer.Serialize(CheckJson.From(account), CliJson.Relaxed.CheckJson));
        else foreach (var finding in account.Findings) console.Output.WriteLine($"{Mark(finding.State)} {finding.Subject,-11} {finding.Sentence}");
        return account.ExitCode;
    }

    string Mark(FindingState state) => state switch
    {
        FindingState.Ok => console.Green("ok     "),
        FindingState.Unknown => console.Dim("unknown"),
        FindingState.Warning => console.Yellow("warning"),
        _ => console.Red("FAILED "),
    };
}
