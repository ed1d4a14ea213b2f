using System.Diagnostics;
using System.Text;

namespace DingTalk.Emulator.Tests.Support;

/// <summary>The program as a user starts it: a process with its two streams.</summary>
sealed class EmulatorProcess : IDisposable
{
    readonly Process _process;
    readonly Task<string> _errors;

    public EmulatorProcess(params string[] args)
    {
        // A shell starts what runs in the background with interrupts ignored, and children inherit that; a user's terminal does not.
        var hasEnv = OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(hasEnv ? "env" : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, true),
        };
        if (hasEnv)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "DingTalk.Emulator.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync(Cancelled);
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancelled) ?? "";

    public async Task<string> ReadRestAsync() => await _process.StandardOutput.ReadToEndAsync(Cancelled);

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Cancelled);
    }

    /// <summary>Its exit code and its standard error.</summary>
    public async Task<(int Code, string Errors)> ExitAsync()
    {
        await _process.WaitForExitAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(20), Cancelled);
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
