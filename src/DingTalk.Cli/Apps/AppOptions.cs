using System.CommandLine;
using System.Globalization;

namespace DingTalk.Cli.Apps;

/// <summary>What only an app's own commands need.</summary>
static class AppOptions
{
    public static Option<long?> Agent() => new("--agent-id")
    {
        HelpName = "ID",
        Description = "The app's AgentId, from which work notifications come; else the variable DINGTALK_AGENT_ID.",
    };

    /// <exception cref="UsageException">There is none, or the variable holds no number.</exception>
    public static long ReadAgent(ParseResult parsed, Option<long?> agent, CliConsole console)
    {
        if (parsed.GetValue(agent) is { } given) return given;
        var variable = console.VariableOrNull("DINGTALK_AGENT_ID")
            ?? throw new UsageException("The AgentId is missing. Name it with --agent-id, or set DINGTALK_AGENT_ID: it is on the app's page in DingTalk's developer console.");
        return long.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new UsageException("DINGTALK_AGENT_ID must be a number.");
    }
}
