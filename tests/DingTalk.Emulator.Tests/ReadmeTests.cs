using System.Diagnostics;
using System.Text.RegularExpressions;
using DingTalk.Emulator.Tests.Support;
using DingTalk.Testing;

namespace DingTalk.Emulator.Tests;

/// <summary>The README's commands, run as they stand there, on another port.</summary>
public sealed partial class ReadmeTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryCallOfCurlSucceeds()
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/curl"), "There is no curl.");
        using var emulator = new EmulatorProcess("--port", "0", "--token", "demo");
        var origin = new Uri(await emulator.ReadLineAsync()).GetLeftPart(UriPartial.Authority);
        var calls = (await ReadAsync()).Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        Assert.True(calls.Count > 10);

        foreach (var call in calls)
        {
            var answer = await RunAsync(call.Replace("http://127.0.0.1:8787", origin, StringComparison.Ordinal));

            Assert.StartsWith("{", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"error\"", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ItsConfigurationIsOne()
    {
        var json = Configuration().Match(await ReadAsync()).Groups[1].Value;

        Assert.Equal(2, DingTalkGroupOptions.FromJson(json).Robots.Count);
    }

    static async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command.Replace("curl ", "curl -s -m 20 ", StringComparison.Ordinal)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        return process.ExitCode == 0 ? output : $"{command} ended with {process.ExitCode}";
    }

    static Task<string> ReadAsync() => Repository.ReadAsync("src/DingTalk.Emulator/README.md");

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Configuration();
}
