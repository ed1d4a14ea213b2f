using System.Diagnostics;
using System.Globalization;

namespace Kill.Tests.Support;

/// <summary>A process that logs, and the files in which it says how many of its calls have returned.</summary>
sealed class LoggingProcess : IDisposable
{
    readonly Process _process;
    readonly string[] _progress;

    public LoggingProcess(string program, IEnumerable<string> arguments, params string[] progress)
    {
        _progress = progress;
        foreach (var file in progress) File.Delete(file);
        // Beside this project's own output: bin, configuration, framework.
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Kill.Tests"), AppContext.BaseDirectory);
        var path = Path.Combine(Repository.Root, program, output, Path.GetFileName(program) + ".dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", path, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (Said)
            {
                if (line.Data is { } said) Said.Add(said);
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public List<string> Said { get; } = [];

    /// <summary>How many logging calls are known to have returned.</summary>
    public long Returned => _progress.Sum(static file => Read(file));

    /// <summary>Completes when it has logged so many, or has ended.</summary>
    public Task LogsAsync(long events) => UntilAsync(() => Returned >= events);

    /// <summary>Completes when that is so, or the process has ended.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo() && !_process.HasExited) await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    /// <summary>Kills it with SIGKILL: nothing of it runs any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    static long Read(string file)
    {
        if (!File.Exists(file)) return 0;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var text = new StreamReader(stream).ReadToEnd().Trim();
        return text.Length == 0 ? 0 : long.Parse(text, CultureInfo.InvariantCulture);
    }
}
