namespace DingTalk.Cli;

/// <summary>What a command has around it: streams, terminal, environment and clock.</summary>
sealed record CliConsole
{
    public required TextReader Input { get; init; }

    /// <summary>What scripts read: results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>What people read: failures, progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person would have to type the input.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Whether a person watches the errors, and with them the progress.</summary>
    public bool IsErrorTerminal { get; init; }

    public bool IsColoured { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>An environment variable that says something, or null.</summary>
    public string? VariableOrNull(string name) => Variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public string Green(string text) => Colour(text, 32);

    public string Yellow(string text) => Colour(text, 33);

    public string Red(string text) => Colour(text, 31);

    public string Dim(string text) => Colour(text, 2);

    string Colour(string text, int code) => IsColoured ? $"\e[{code}m{text}\e[0m" : text;
}
