using System.Diagnostics;
using System.Text;

namespace DingTalk.Emulator.Tests.Support;

/// <summary>The program as a user starts it: a process with its two streams.</summary>
sealed class EmulatorProcess : IDisposable
{
    readonly Process _process;
    readonly Task<string> _errors;

    public EmulatorProcess(params string[] args)
        : this((string[])["dotnet", Path.Combine(AppContext.BaseDirectory, "DingTalk.Emulator.dll")], args)
    {
    }

    EmulatorProcess(string[] program, string[] args)
    {
        // A shell starts what runs in the background with interrupts ignored, and children inherit that; a user's terminal does not.
        string[] shell = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] all = [.. shell, .. program, .. args];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, true),
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync(Cancelled);
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static EmulatorProcess Of(string program, params string[] args) => new([program], args);

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromMinutes(3), Cancelled) ?? "";

    public async Task<string> ReadRestAsync() => await _process.StandardOutput.ReadToEndAsync(Cancelled);

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Cancelled);
    }

    /// <summary>Its exit code and its standard error.</summary>
    public async Task<(int Code, string Errors)> ExitAsync()
    {
        await _process.WaitForExitAsync(Cancelled).WaitAsync(TimeSpan.FromMinutes(3), Cancelled);
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
