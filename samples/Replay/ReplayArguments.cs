using System.Globalization;
using Replay.Clef;
using Serilog.Events;

namespace Replay;

/// <summary>What the command line asks for.</summary>
sealed record ReplayArguments
{
    public const string Usage =
        """
        usage: Replay FILE.clef [options]

          --level LEVEL      the lowest level that is told: Verbose, Debug, Information, Warning, Error (default) or Fatal
          --webhook URL      the robot to tell; without it, a group in this process, whose messages are printed
          --secret SECRET    the robot's signing secret
          --language LANG    zh (default) or en
          --clock CLOCK      real (default), or event: the file's own times drive everything, as fast as the machine can
          --groups OUT.tsv   write the group of each event, a line for each, 0 where it was not counted
          --state PATH       keep the counts in this file: what a run that is killed has not told, the next one tells
          --rate N           log N events a second (on the real clock; the default is as fast as they can be logged)
          --repeat N         log the file N times, one after the other
          --progress FILE    write how many events have been logged so far: those at the level or above it whose logging call
                             has returned, from 0 in each run, written through after each of them
          --text-only        log every event as an Error without its source, so that only the text decides its group
        """;

    public required string File { get; init; }

    public LogEventLevel Level { get; init; } = LogEventLevel.Error;

    public string? Webhook { get; init; }

    public string? Secret { get; init; }

    public string Language { get; init; } = "zh";

    public bool IsEventClock { get; init; }

    public string? Groups { get; init; }

    public bool IsTextOnly { get; init; }

    public string? State { get; init; }

    /// <summary>Events a second; null for as fast as they can be logged.</summary>
    public double? Rate { get; init; }

    public int Repeat { get; init; } = 1;

    public string? Progress { get; init; }

    /// <exception cref="ArgumentException">The command line is wrong; the message says where.</exception>
    public static ReplayArguments Parse(string[] args)
    {
        var parsed = new ReplayArguments { File = "" };
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var arg))
        {
            parsed = arg switch
            {
                "--level" => parsed with { Level = LevelOf(Value()) },
                "--webhook" => parsed with { Webhook = AddressOf(Value()) },
                "--secret" => parsed with { Secret = Value() },
                "--language" => parsed with { Language = OneOf(Value(), "zh", "en") },
                "--clock" => parsed with { IsEventClock = OneOf(Value(), "real", "event") == "event" },
                "--groups" => parsed with { Groups = Value() },
                "--state" => parsed with { State = Value() },
                "--rate" => parsed with { Rate = RateOf(Value()) },
                "--repeat" => parsed with { Repeat = TimesOf(Value()) },
                "--progress" => parsed with { Progress = Value() },
                "--text-only" => parsed with { IsTextOnly = true },
                _ when arg.StartsWith('-') => throw new ArgumentException($"unknown option {arg}"),
                _ when parsed.File.Length > 0 => throw new ArgumentException($"a second file: {arg}"),
                _ => parsed with { File = arg },
            };

            string Value() => rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{arg} needs a value");
            string OneOf(string value, string first, string second) =>
                value == first || value == second ? value : throw new ArgumentException($"{arg} must be {first} or {second}");
            LogEventLevel LevelOf(string value) =>
                ClefLevel.TryParse(value, out var level) ? level : throw new ArgumentException($"{arg} names no level: {value}");
            double RateOf(string value) =>
                double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1_000_000
                    ? rate
                    : throw new ArgumentException($"{arg} must be a number of events a second");
            int TimesOf(string value) =>
                int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
                    ? times
                    : throw new ArgumentException($"{arg} must be a number of times");
            string AddressOf(string value) =>
                Uri.TryCreate(value, UriKind.Absolute, out _) ? value : throw new ArgumentException($"{arg} needs an address");
        }

        if (parsed.File.Length == 0) throw new ArgumentException("no file");
        if (parsed is { IsEventClock: true, Rate: not null }) throw new ArgumentException("--rate is for the real clock");
        if (parsed is { IsEventClock: true, Repeat: > 1 }) throw new ArgumentException("--repeat is for the real clock: time does not go back");
        if (parsed is { IsEventClock: true, Webhook: { } webhook } && !new Uri(webhook).IsLoopback)
            throw new ArgumentException("--clock event is for a group on this machine: DingTalk's own minutes cannot be hurried");
        return parsed;
    }
}
