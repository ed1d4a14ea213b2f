namespace DingTalk.Cli.Tests.Support;

/// <summary>Runs the command line in this process, with streams and an environment of its own.</summary>
sealed class Cli
{
    readonly Dictionary<string, string> _variables = [];

    public string Input { get; init; } = "";

    public bool IsInputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    public bool IsColoured { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public string? this[string variable]
    {
        init => _variables[variable] = value ?? "";
    }

    public async Task<CliOutcome> RunAsync(params string[] args)
    {
        using var input = new StringReader(Input);
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var console = new CliConsole
        {
            Input = input,
            Output = output,
            Error = errors,
            IsInputTerminal = IsInputTerminal,
            IsErrorTerminal = IsErrorTerminal,
            IsColoured = IsColoured,
            TimeProvider = TimeProvider,
            Variable = name => _variables.GetValueOrDefault(name),
        };
        var code = await CliProgram.RunAsync(args, console, TestContext.Current.CancellationToken);
        return new CliOutcome(code, output.ToString(), errors.ToString());
    }
}
