using System.Text;
using Replay;
using Samples;
using Serilog.Debugging;

Console.OutputEncoding = Encoding.UTF8;
SelfLog.Enable(Console.Error);

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(ReplayArguments.Usage);
    return 0;
}

ReplayArguments arguments;
try
{
    arguments = ReplayArguments.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"Replay: {e.Message}");
    Console.Error.WriteLine(ReplayArguments.Usage);
    return 2;
}

try
{
    using var groups = arguments.Groups is { } path ? File.CreateText(path) : null;
    var account = await new ReplayRun(arguments, MessageView.OnConsole()).RunAsync(() => File.OpenText(arguments.File), groups);
    Console.WriteLine(
        $"accepted={account.Accepted} told={account.Told} pending={account.Pending} lost={account.Lost} messages={account.MessagesDelivered}");
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine($"Replay: {e.Message}");
    return 1;
}
