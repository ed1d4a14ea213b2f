using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace DingTalk.Cli.Tests.Support;

/// <summary>The program as a user starts it: a process with its three streams.</summary>
sealed class CliProcess : IDisposable
{
    static readonly string Tool = typeof(CliProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Tool").Value!;

    readonly Process _process;
    readonly Task<string> _output;
    readonly Task<string> _errors;

    public CliProcess(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        // A shell starts what runs in the background with interrupts ignored, and children inherit that; a user's terminal does not.
        var hasEnv = OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(hasEnv ? "env" : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false, true),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        if (hasEnv)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(Tool);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("DINGTALK_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync(Cancelled);
        _errors = _process.StandardError.ReadToEndAsync(Cancelled);
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task WriteAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        _process.StandardInput.Close();
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Cancelled);
    }

    public async Task<CliOutcome> ExitAsync()
    {
        await _process.WaitForExitAsync(Cancelled).WaitAsync(TimeSpan.FromMinutes(1), Cancelled);
        return new CliOutcome(_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
