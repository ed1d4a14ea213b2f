using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using DingTalk.Cli.Apps;
using DingTalk.Cli.Check;
using DingTalk.Cli.Digest;
using DingTalk.Cli.Send;

namespace DingTalk.Cli;

/// <summary>
/// The command line as a whole. Standard output belongs to scripts: what came of a command. Everything that went wrong goes to
/// standard error, in a sentence.
/// </summary>
static class CliProgram
{
    public static async Task<int> RunAsync(string[] args, CliConsole console, CancellationToken stop)
    {
        var root = Build(console);

        // A text may begin with @, which would be taken for the name of a file with arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        try
        {
            if (parsed.Action is HelpText) return await InvokeAsync(parsed, console.Output, console, stop).ConfigureAwait(false);
            if (Fault(parsed) is { } fault)
                throw new UsageException($"{fault} See dingtalk {string.Join("", Path(parsed).Select(name => name + " "))}--help.");
            if (parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.Action is null or ParseErrorAction)
            {
                // Who does not say what to do is told what can be done.
                await InvokeAsync(root.Parse([.. Path(parsed), "--help"]), console.Error, console, stop).ConfigureAwait(false);
                return ExitCode.Misused;
            }

            return await InvokeAsync(parsed, console.Output, console, stop).ConfigureAwait(false);
        }
        catch (UsageException wrong)
        {
            await console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return ExitCode.Misused;
        }
        catch (ArgumentException refused)
        {
            // The robots say so before anything is sent.
            await console.Error.WriteLineAsync(Sentence.Of(refused)).ConfigureAwait(false);
            return ExitCode.Misused;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
        catch (IOException broken)
        {
            // Often who read the output has closed it, as "head -1" does: then nobody is left to tell.
            await console.Error.WriteLineAsync(broken.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    static Task<int> InvokeAsync(ParseResult parsed, TextWriter output, CliConsole console, CancellationToken stop) => parsed.InvokeAsync(
        new InvocationConfiguration
        {
            Output = output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        },
        stop);

    static RootCommand Build(CliConsole console)
    {
        var more = new Dictionary<Command, string>();
        var root = new RootCommand("DingTalk robots on the command line: say something, find out what is wrong, see what a log would tell.")
        {
            SendCommand.Build(console, more),
            DingCommand.Build(console, more),
            NotifyCommand.Build(console, more),
            RecallCommand.Build(console, more),
            CheckCommand.Build(console, more),
            DigestCommand.Build(console, more),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction usual) option.Action = new HelpText(usual, more);
        }

        return root;
    }

    /// <summary>What is wrong with the command line, or null.</summary>
    static string? Fault(ParseResult parsed)
    {
        var known = Known(parsed.CommandResult);
        foreach (var token in Strays(parsed))
        {
            // An option with its value in one is told apart by its name.
            var name = token.Split('=', ':')[0];
            var isOption = name.StartsWith('-');
            var what = isOption ? $"There is no option {name} here." : $"There is no command {name} here.";
            return Nearest.To(name, known.Where(k => k.StartsWith('-') == isOption)) is { } meant ? $"{what} Did you mean {meant}?" : what;
        }

        var isUnfinished = parsed.CommandResult.Command.Subcommands.Count > 0;
        return parsed.Errors.Count > 0 && !isUnfinished ? parsed.Errors[0].Message : null;
    }

    // A misspelt option would be taken for a word of the message, where a command takes any number of words.
    static IEnumerable<string> Strays(ParseResult parsed)
    {
        var literal = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).ToHashSet();
        var taken = parsed.CommandResult.Command.Arguments
            .SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
            .Where(token => LooksLikeOption(token.Value) && !literal.Contains(token))
            .Select(token => token.Value);
        return taken.Concat(parsed.UnmatchedTokens);
    }

    static bool LooksLikeOption(string token) => token.TrimStart('-') is { Length: > 0 } name
        && token.Length - name.Length is 1 or 2 && char.IsAsciiLetter(name[0]) && !token.Any(char.IsWhiteSpace);

    static List<string> Known(CommandResult result)
    {
        var known = new List<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            known.AddRange(command.Command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)));
            if (at == result) known.AddRange(command.Command.Subcommands.Select(sub => sub.Name));
        }

        return known;
    }

    static Stack<string> Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent)
            names.Push(command.Command.Name);
        return names;
    }
}
