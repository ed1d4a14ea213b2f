using System.Runtime.InteropServices;
using System.Text;
using DingTalk.Cli;

// Whatever the console's code page: what a script reads and writes is UTF-8.
var encoding = new UTF8Encoding(false);
using var output = new StreamWriter(Console.OpenStandardOutput(), encoding) { AutoFlush = true, NewLine = "\n" };
using var input = new StreamReader(Console.OpenStandardInput(), encoding);
var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var console = new CliConsole
{
    Input = input,
    Output = output,
    Error = Console.Error,
    IsInputTerminal = !Console.IsInputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    IsColoured = !Console.IsOutputRedirected && !isPlain,
};

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await CliProgram.RunAsync(args, console, stop.Token).ConfigureAwait(false);

void Stop(PosixSignalContext context)
{
    // The second one ends a program that does not listen to the first.
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
