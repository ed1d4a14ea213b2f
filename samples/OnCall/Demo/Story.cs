using System.Diagnostics;
using System.Globalization;
using DingTalk.Alerting;
using DingTalk.Testing;
using OnCall.Doors;
using Samples;

namespace OnCall.Demo;

/// <summary>What the terminal shows: the chapters, the count while they run, each message, and the account at the end.</summary>
sealed class Story(DingTalkAlerts alerts, ErrorCount errors, DingTalkGroup? group)
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    readonly Stopwatch _watch = Stopwatch.StartNew();
    readonly Task _view = group is null ? Task.CompletedTask : MessageView.OnConsole().FollowAsync(group);

    public void Begin(string door, DemoSettings settings)
    {
        Console.WriteLine($"An order service whose errors go to a DingTalk group, through {(door == "mel" ? "Microsoft.Extensions.Logging" : "Serilog")}.");
        Console.WriteLine(group is null
            ? "The messages go to the robot that is configured."
            : "No webhook is configured, so the group is an emulator in this process. Set DINGTALK_WEBHOOK to try your own.");
        Console.WriteLine($"Intervals for this demonstration: {settings.Intervals}.");
    }

    public void Chapter(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"== {Seconds()} s · {title}");
    }

    /// <summary>Lets time pass, and says how things stand every other second.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Beat)
        {
            await Task.Delay(left < Beat ? left : Beat, cancellationToken);
            var statistics = alerts.GetStatistics();
            Console.WriteLine(Invariant(
                $"   {Seconds()} s · errors logged: {errors.Value:N0} · messages sent: {statistics.MessagesDelivered} · errors that wait: {statistics.Pending:N0}"));
        }
    }

    /// <summary>Draws up the account.</summary>
    /// <returns>The exit code: 0 where it balances.</returns>
    public async Task<int> EndAsync()
    {
        if (group is not null) await group.DisposeAsync();
        await _view;

        var account = alerts.GetStatistics();
        var isBalanced = account.Accepted == errors.Value;
        Console.WriteLine();
        Console.WriteLine($"== {Seconds()} s · The account");
        Console.WriteLine(Invariant($"   errors logged, by the application's own count  {errors.Value,9:N0}"));
        Console.WriteLine(Invariant($"   accepted                                       {account.Accepted,9:N0}  {(isBalanced ? "the same" : "NOT THE SAME")}"));
        Console.WriteLine(Invariant($"     told                                         {account.Told,9:N0}  in {account.MessagesDelivered} messages"));
        Console.WriteLine(Invariant($"     pending                                      {account.Pending,9:N0}"));
        Console.WriteLine(Invariant($"     lost                                         {account.Lost,9:N0}"));
        return isBalanced ? 0 : 1;
    }

    string Seconds() => _watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture).PadLeft(2);

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
