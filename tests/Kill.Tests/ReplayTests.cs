using DingTalk.Testing;
using Kill.Tests.Support;

namespace Kill.Tests;

/// <summary>What anybody can try with the sample: kill it, run it again, and compare.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task AReplayThatIsKilledTellsTheRestWhenItIsRunAgain()
    {
        var folder = Path.Combine(Path.GetTempPath(), "replay-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var (log, state, progress) = (Path.Combine(folder, "errors.clef"), Path.Combine(folder, "state", "replay.state"), Path.Combine(folder, "progress"));
        await File.WriteAllLinesAsync(log, Enumerable.Range(0, 90).Select(Line), TestContext.Current.CancellationToken);
        await using var group = await DingTalkGroup.StartAsync(
            new DingTalkGroupOptions { Secret = "SECreplay", PerMinute = 1_000 }, TestContext.Current.CancellationToken);
        string[] common = [log, "--webhook", group.Webhook, "--secret", group.Secret!, "--language", "en", "--state", state, "--progress", progress];
        try
        {
            var logged = 0L;
            foreach (var until in new[] { 40, 900, 2_000 })
            {
                using var killed = new LoggingProcess("samples/Replay", [.. common, "--rate", "800", "--repeat", "1000"], progress);
                await killed.LogsAsync(until);
                killed.Kill();
                logged += killed.Returned;
            }

            Assert.True(logged >= 2_940);
            using var last = new LoggingProcess("samples/Replay", [.. common, "--repeat", "3"], progress);
            Assert.Equal(0, await last.EndAsync());
            Assert.Equal(180, last.Returned);
            logged += last.Returned;

            var told = Told.Read(group);
            Assert.InRange(told.Events, logged, logged + 3 + told.MaybeShown);
            Assert.Contains(group.Messages, static m => m.Text.Contains("left behind by the last run", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Of three events one is below the level, and is not counted.
    static string Line(int i) => (i % 3) switch
    {
        0 => $$"""{"@t":"2026-11-23T06:00:00Z","@l":"Warning","@m":"slow"}""",
        1 => $$"""{"@t":"2026-11-23T06:00:00Z","@l":"Error","@mt":"Order {Id} failed","Id":{{i}}}""",
        _ => $$"""{"@t":"2026-11-23T06:00:00Z","@l":"Error","@mt":"Customer {Id} is gone","Id":{{i}}}""",
    };
}
