using DingTalk.Testing;
using Kill.Tests.Support;

namespace Kill.Tests;

/// <summary>
/// Real processes, killed with SIGKILL at random moments, one after the other over one state file: every event whose logging call
/// had returned is told, and none twice but where the process died before it knew DingTalk's answer, which is marked.
/// </summary>
public sealed class KilledProcessTests
{
    const int Threads = 2;

    static readonly RobotFault[] Faults = [RobotFault.Reset, RobotFault.HttpStatus(503), RobotFault.AcceptThenReset, RobotFault.AcceptThenHang];

    [Theory]
    [InlineData("logging", false, 20)]
    [InlineData("logging", true, 20)]
    [InlineData("serilog", true, 14)]
    public async Task WhateverWasLoggedIsTold(string door, bool hasFaults, int kills)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var folder = Path.Combine(Path.GetTempPath(), "kill-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        await using var group = await DingTalkGroup.StartAsync(
            new DingTalkGroupOptions { Secret = "SECkill", PerMinute = 1_000_000, MonthlyQuota = null, InboxCapacity = 100_000 },
            TestContext.Current.CancellationToken);
        var logged = new List<long>();
        try
        {
            for (var run = 0; run <= kills; run++)
            {
                var isLast = run == kills;
                if (isLast) group.ClearFaults();
                else if (hasFaults && random.Next(2) == 0) group.Fail(Faults[random.Next(Faults.Length)], random.Next(1, 3));
                var progress = Path.Combine(folder, "progress");
                using var victim = new LoggingProcess(
                    "tests/Kill.Victim", [$"{run}", door, group.Webhook, group.Secret!, Path.Combine(folder, "state", "alerts.state"), progress, isLast ? "500" : "1000000000"],
                    progress + ".0", progress + ".1");
                if (isLast)
                {
                    Assert.Equal(0, await victim.EndAsync());
                }
                else
                {
                    // Sometimes while it starts; mostly at work, and then mostly once it has sent what an earlier one left.
                    var requests = group.Requests.Count;
                    if (random.Next(6) > 0) await victim.LogsAsync(random.Next(1, 2_000));
                    if (random.Next(3) > 0) await victim.UntilAsync(() => group.Requests.Count > requests && victim.Returned > 0);
                    // In the middle of a send, or some time after it.
                    await Task.Delay(random.Next(2) == 0 ? random.Next(0, 60) : random.Next(200, 800), TestContext.Current.CancellationToken);
                    victim.Kill();
                }

                logged.Add(victim.Returned);
                Assert.True(victim.Said.All(static s => !s.Contains("state file", StringComparison.Ordinal)), string.Join("\n", victim.Said));
            }

            var told = Told.Read(group);
            var account = $"{logged.Sum()} logged, {told.Events} told, {told.MaybeShown} of them marked, with seed {seed}.";
            TestContext.Current.SendDiagnosticMessage(account);
            Assert.True(logged.Sum() > 1_000, account);
            // Of each thread, one event may have been counted whose call had not returned.
            Assert.True(told.Events >= logged.Sum(), account);
            Assert.True(told.Events - told.MaybeShown <= logged.Sum() + (Threads * kills), account);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
