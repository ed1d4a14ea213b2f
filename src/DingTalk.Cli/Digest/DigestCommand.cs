using System.CommandLine;
using Replay.Clef;

namespace DingTalk.Cli.Digest;

/// <summary><c>dingtalk digest</c>: what a log would have told the group.</summary>
static class DigestCommand
{
    const string How =
        """
        The log is CLEF, one JSON event a line, as Serilog's compact formatters write it. It passes through the sink
        Serilog.Sinks.DingTalk with its defaults, at the events' own times; nothing is sent. Times in messages are those of
        --time-zone. A line that cannot be read is told on the standard error and skipped.

        Examples:
          dingtalk digest app.clef
          zcat app-*.clef.gz | dingtalk digest - --level Warning --language en --time-zone Asia/Shanghai
        """;

    public static Command Build(CliConsole console, Dictionary<Command, string> help)
    {
        var file = new Argument<string>("file") { Description = "The log, or - for the standard input." };
        var level = new Option<string?>("--level")
        {
            HelpName = "LEVEL",
            Description = "The lowest level that is told: Verbose, Debug, Information, Warning, Error or Fatal. The default is Error.",
        };
        var language = new Option<string?>("--language") { HelpName = "zh|en", Description = "The language of the messages. The default is zh." };
        var zone = new Option<string?>("--time-zone") { HelpName = "ID", Description = "The time zone, such as Asia/Shanghai. The default is this machine's." };
        var json = new Option<bool>("--json") { Description = "The messages as one JSON object on the standard output." };
        var command = new Command("digest", "Show what a log file would have told the group.") { file, level, language, zone, json };
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            var request = new DigestRequest
            {
                Application = path == "-" ? "log" : Path.GetFileNameWithoutExtension(path),
                Level = Level(parsed.GetValue(level) ?? "Error"),
                Language = parsed.GetValue(language) switch
                {
                    null or "zh" => "zh",
                    "en" => "en",
                    _ => throw new UsageException("The value of --language must be zh or en."),
                },
                TimeZone = Zone(parsed.GetValue(zone)),
            };
            using var opened = path == "-" ? null : Open(path);
            return await new DigestRun(request, parsed.GetValue(json), console).RunAsync(opened ?? console.Input, stop).ConfigureAwait(false);
        });
        help[command] = How + "\n";
        return command;
    }

    static Serilog.Events.LogEventLevel Level(string name) => ClefLevel.TryParse(name, out var level)
        ? level
        : throw new UsageException("The value of --level must be Verbose, Debug, Information, Warning, Error or Fatal.");

    static TimeZoneInfo Zone(string? id)
    {
        if (id is null) return TimeZoneInfo.Local;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new UsageException($"This machine knows no time zone {id}. Use an id such as Asia/Shanghai.");
    }

    static StreamReader Open(string path)
    {
        try
        {
            return File.OpenText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"The log cannot be read ({e.GetType().Name}): {path}.");
        }
    }
}
