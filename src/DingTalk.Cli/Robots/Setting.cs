using System.CommandLine;

namespace DingTalk.Cli.Robots;

/// <summary>Reads a setting from where it may stand: an option, a file that an option names, an environment variable.</summary>
static class Setting
{
    /// <exception cref="UsageException">The file cannot be read or is empty.</exception>
    public static string? Read(ParseResult parsed, Option<string?>? option, Option<string?>? file, string? variable)
    {
        if (option is not null && parsed.GetValue(option) is { } value && !string.IsNullOrWhiteSpace(value)) return value.Trim();
        if (file is not null && parsed.GetValue(file) is { } path) return ReadFile(path, file.Name);
        return variable;
    }

    static string ReadFile(string path, string option)
    {
        string text;
        try
        {
            text = File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"The file that {option} names cannot be read ({e.GetType().Name}): {path}.");
        }

        return text.Length > 0 ? text : throw new UsageException($"The file that {option} names is empty: {path}.");
    }
}
