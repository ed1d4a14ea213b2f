using System.Text.Json;
using DingTalk.Cli.Tests.Support;

namespace DingTalk.Cli.Tests.Digest;

public sealed class DigestTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ABurstIsOneMessageAtItsOwnTime()
    {
        using var files = new SomeFiles();
        var log = files.Add("shop.clef", string.Join('\n', Enumerable.Range(0, 200).Select(Order)));

        var run = await new Support.Cli().RunAsync("digest", log, "--language", "en", "--time-zone", "Asia/Shanghai");

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Contains("─── message 1 · 2026-01-05 09:00:", run.Output, StringComparison.Ordinal);
        Assert.Contains("shop", run.Output, StringComparison.Ordinal);
        Assert.Contains("Order", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("message 2 ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 message for 100 events at Error or above, of 200 events in the log.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStandardInputIsReadAndTheJsonHasEveryMessage()
    {
        var run = await new Support.Cli { Input = string.Join('\n', Enumerable.Range(0, 10).Select(Order)) + "\nnonsense\n" }
            .RunAsync("digest", "-", "--level", "warning", "--json", "--time-zone", "Asia/Shanghai");

        Assert.Equal(0, run.Code);
        Assert.Equal("line 11: not JSON\n1 line could not be read.\n", run.Errors);
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((10, 10, 1), (json.GetProperty("events").GetInt64(), json.GetProperty("accepted").GetInt64(), json.GetProperty("unreadable").GetInt64()));
        Assert.Equal(10, json.GetProperty("told").GetInt64());
        var message = json.GetProperty("messages").EnumerateArray().First();
        Assert.StartsWith("2026-01-05T09:00:", message.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("+08:00", message.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.True(message.GetProperty("bytes").GetInt32() <= 20_000);
        Assert.NotEqual("", message.GetProperty("title").GetString());
    }

    [Fact]
    public async Task ALogWithoutAnEventThatCanBeReadIsAFailure()
    {
        var run = await new Support.Cli { Input = "not a log\nat all\n" }.RunAsync("digest", "-");

        Assert.Equal(1, run.Code);
        Assert.Equal("0 messages for 0 events at Error or above, of 0 events in the log.\n", run.Output);
        Assert.EndsWith("2 lines could not be read.\n", run.Errors, StringComparison.Ordinal);
    }

    // An event each 5 ms, every other one below the level.
    static string Order(int i)
        => $$"""{"@t":"{{Start.AddMilliseconds(i * 5):O}}","@l":"{{(i % 2 == 0 ? "Error" : "Warning")}}","@mt":"Order {Id} failed","Id":{{i}}}""";
}
