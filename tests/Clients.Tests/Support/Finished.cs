using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Clients.Tests.Support;

/// <summary>A program that has run to its end, or was ended with all that it had started.</summary>
sealed record Finished(int Code, string Output, string Errors)
{
    static readonly string[] Proxies = ["http_proxy", "https_proxy", "all_proxy", "socks_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SOCKS_PROXY"];

    /// <summary>Runs a client: whatever proxy the user has, the group is reached without.</summary>
    public static Task<Finished> ClientAsync(string program, params IEnumerable<string> args) =>
        RunAsync(program, AppContext.BaseDirectory, TimeSpan.FromMinutes(4), Proxies, args);

    public static async Task<Finished> RunAsync(
        string program, string folder, TimeSpan limit, IReadOnlyList<string> without, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in without) start.Environment.Remove(name);

        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(limit);
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(late.Token);
            var errors = process.StandardError.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return new Finished(process.ExitCode, await output, await errors);
        }
        finally
        {
            End(process);
        }
    }

    static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself between the question and the deed.
        }
    }
}
