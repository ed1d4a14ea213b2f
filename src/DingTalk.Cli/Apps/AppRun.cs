using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Cli.Send;
using DingTalk.Robots;

namespace DingTalk.Cli.Apps;

/// <summary>Makes one call of an app, once, and reports what came of it.</summary>
sealed class AppRun(RobotOptions robots, CliConsole console, bool isMessage)
{
    /// <param name="parsed">The command line.</param>
    /// <param name="agent">The app's AgentId, where the call needs it.</param>
    /// <param name="call">Gets the app and the people who are named.</param>
    /// <param name="stop">Gives it up.</param>
    public async Task<int> RunAsync(
        ParseResult parsed, long? agent, Func<AppRobot, RobotChoice, string[], Task<SendAccount>> call, CancellationToken stop)
    {
        var choice = RobotChoice.ReadApp(parsed, robots, console);
        var report = new SendReport(console, parsed.GetValue(robots.Json));
        using var app = new AppRobot(choice.App! with { AgentId = agent });
        var (users, failure) = await Receivers.FindAsync(app, choice, stop).ConfigureAwait(false);
        if (failure is not null) return report.Write(new SendAccount(failure));

        try
        {
            return report.Write(await call(app, choice, users).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (isMessage && stop.IsCancellationRequested)
        {
            report.WriteCancelled(null);
            return ExitCode.Cancelled;
        }
    }
}
