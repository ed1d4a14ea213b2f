using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DingTalk.Cli;

/// <summary>The usual help, with what a command adds to it behind.</summary>
sealed class HelpText(HelpAction usual, IReadOnlyDictionary<Command, string> more) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (more.TryGetValue(command, out var text)) output.WriteLine(text.ReplaceLineEndings("\n") + "\n");
        output.WriteLine(ExitCode.Text.ReplaceLineEndings("\n"));
        return ExitCode.Done;
    }
}
