extern alias unoptimised;

using System.Diagnostics;
using FaultyCode;

namespace DingTalk.Alerting.Tests.Grouping.Exceptions;

/// <summary>Identity beyond one process.</summary>
public sealed class KeyTests
{
    const string KeysTo = "EXCEPTION_KEYS_TO";

    [Fact]
    public async Task DebugAndReleaseBuildsOfOneCodeSayTheSame()
    {
        var optimised = Steady(Corpus.All, static fault => fault.Kind);
        var unoptimised = Steady(unoptimised::FaultyCode.Corpus.All, static fault => fault.Kind);
        var differences = new List<string>();
        for (var i = 0; i < optimised.Count; i++)
        {
            var one = Key(await optimised[i].CatchAsync(2));
            var other = Key(await unoptimised[i].CatchAsync(2));
            if (one != other) differences.Add($"{optimised[i].Kind}\n  {one}\n  {other}");
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task AnotherProcessInAnotherCultureSaysTheSame()
    {
        var german = await KeysOfAnotherProcessAsync("de_DE.UTF-8");
        var turkish = await KeysOfAnotherProcessAsync("tr_TR.UTF-8");

        Assert.InRange(german.Length, 100, 1_000);
        Assert.Equal(german, turkish);
    }

    /// <summary>Is what the other process runs; here it shows that keys are made at all.</summary>
    [Fact]
    public async Task EveryFaultHasAKey()
    {
        var keys = new List<string>();
        foreach (var fault in Steady(Corpus.All, static fault => fault.Kind)) keys.Add(fault.Kind + ": " + Key(await fault.CatchAsync(2)));
        Assert.All(keys, static key => Assert.Matches("^.+: [A-Za-z.]+Exception [0-9A-F]{8}", key));
        if (Environment.GetEnvironmentVariable(KeysTo) is { Length: > 0 } path) await File.WriteAllLinesAsync(path, keys, TestContext.Current.CancellationToken);
    }

    static async Task<string[]> KeysOfAnotherProcessAsync(string culture)
    {
        var path = Path.GetTempFileName();
        try
        {
            var program = Environment.ProcessPath!;
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(KeyTests).Assembly.Location);
            foreach (var argument in (string[])["-noLogo", "-method", $"{typeof(KeyTests).FullName}.{nameof(EveryFaultHasAKey)}"]) start.ArgumentList.Add(argument);
            start.Environment[KeysTo] = path;
            start.Environment["LANG"] = start.Environment["LC_ALL"] = culture;
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var complained = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await said + await complained);
            return await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Which of several faults come together is chance.
    static List<T> Steady<T>(IEnumerable<T> faults, Func<T, string> kind) => [.. faults.Where(fault => kind(fault) != "some items failed")];

    static string Key(Exception exception) => ExceptionIdentity.Read(exception).Key.Replace('\n', '|');
}
