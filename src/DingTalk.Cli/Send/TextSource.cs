using System.CommandLine;

namespace DingTalk.Cli.Send;

/// <summary>Finds the text of a message: in the arguments, in a file, or on the standard input.</summary>
static class TextSource
{
    // Ten times what any message may have. More is not a text for a group, and cutting needs no more.
    const int MaxLength = 200_000;

    /// <exception cref="UsageException">There is none.</exception>
    public static async Task<string> ReadAsync(ParseResult parsed, ContentOptions options, CliConsole console, CancellationToken stop)
    {
        var words = parsed.GetValue(options.Words) ?? [];
        var file = parsed.GetValue(options.TextFile);
        if (file is not null && words.Length > 0)
            throw new UsageException("There is a text in the arguments and one in --file. Give one of them.");

        var text = file is not null ? await ReadFileAsync(file, stop).ConfigureAwait(false)
            : words is [] or ["-"] ? await ReadInputAsync(console, stop).ConfigureAwait(false)
            : string.Join(' ', words);
        text = text.TrimEnd();
        return text.Length > 0 ? text : throw new UsageException("The text is empty; nothing was sent.");
    }

    static async Task<string> ReadInputAsync(CliConsole console, CancellationToken stop)
    {
        if (console.IsInputTerminal)
            throw new UsageException("There is no text. Give it as an argument, with --file, or through a pipe: uptime | dingtalk send text");

        return await ReadAsync(console.Input, stop).ConfigureAwait(false);
    }

    static async Task<string> ReadFileAsync(string path, CancellationToken stop)
    {
        try
        {
            using var reader = File.OpenText(path);
            return await ReadAsync(reader, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"The file that --file names cannot be read ({e.GetType().Name}): {path}.");
        }
    }

    static async Task<string> ReadAsync(TextReader reader, CancellationToken stop)
    {
        var buffer = new char[MaxLength];

        // A pipe does not listen to a token, so that the wait is what is given up.
        var length = await reader.ReadBlockAsync(buffer, stop).AsTask().WaitAsync(stop).ConfigureAwait(false);
        return new string(buffer, 0, length);
    }
}
