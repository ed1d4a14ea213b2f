using System.Globalization;
using System.Net;
using DingTalk.Testing;

namespace DingTalk.Emulator;

/// <summary>The command line.</summary>
sealed record EmulatorArguments
{
    public const int DefaultPort = 8787;

    public const string Usage =
        $"""
        dingtalk-emulator: a DingTalk group on this machine, with the robot API's checks, limits and refusals.

          --config FILE       options and robots as JSON; what the command line says comes first.
          --port N            the port; 0 is any free one. The default is 8787.
          --listen ADDRESS    the address to listen on. The default is 127.0.0.1, this machine alone.
          --token T           the robot's access token. The default is a random one.
          --secret S          the signing secret. Without it requests need no signature.
          --keyword K         a word that a message must hold; repeat it for more, one of them is enough.
          --ip-range R        who may send, such as 10.0.0.0/8; repeat it for more.
          --per-minute N      messages in any 60 seconds. The default is 20.
          --penalty SECONDS   how long the robot refuses after more than that. The default is 600.
          --quota N           messages of all robots in a calendar month of China time; none for no quota. The default is 3000.
          --dialect D         english, description or chinese: the style of the refusals. The default is english.
          --throttle-code C   130101 or 410100. The default is 130101.
          --image-messages    take msgtype image, which DingTalk's documentation refuses and some users report to work.
          --allow-images      let the page load pictures from the addresses that messages name.
          --inbox N           requests that are remembered. The default is 10000.
        {AppArguments.Usage}
          --stdout            one line of JSON on the standard output for every request.
          --exit-after N      exit after N requests, delivered or refused.
          --version           the version.
          --help              this text.

        The first line on the standard output is the robot's webhook address, alone. What is for people goes to the standard
        error. GET /api/messages lists the requests as JSON; ?from=N those from a number on, &wait=SECONDS waits for one. The rest
        of /api (state, faults, robots, clock, sessions) is described in /openapi.json.
        Exit codes: 0 done, 1 cannot listen or write, 2 a wrong option or configuration.

        """;

    static readonly string[] Valued =
    [
        "--config", "--port", "--listen", "--token", "--secret", "--keyword", "--ip-range", "--per-minute", "--penalty", "--quota",
        "--dialect", "--throttle-code", "--inbox", "--exit-after", .. AppArguments.Names,
    ];

    readonly AppArguments _app = new();

    public DingTalkGroupOptions Group { get; private set; } = new() { Port = DefaultPort };

    public bool Stdout { get; private set; }

    /// <summary>After how many requests to exit; 0 is never.</summary>
    public long ExitAfter { get; private set; }

    public bool Help { get; private set; }

    public bool Version { get; private set; }

    /// <exception cref="ArgumentException">An option is unknown, its value is not one, or the configuration is wrong.</exception>
    public static EmulatorArguments Parse(string[] args)
    {
        var arguments = new EmulatorArguments();
        var options = new List<(string Name, string Value)>();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var arg))
        {
            var equals = arg.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? arg : arg[..equals];
            if (equals < 0 && arguments.TrySwitch(name)) continue;
            if (!Valued.Contains(name)) throw new ArgumentException($"There is no option {name}.");
            options.Add((name,
                equals >= 0 ? arg[(equals + 1)..]
                : rest.TryDequeue(out var value) ? value
                : throw new ArgumentException($"The option {name} needs a value.")));
        }

        // Wherever it stands: the command line says the last word.
        foreach (var (_, file) in options.Where(option => option.Name == "--config")) arguments.Group = Configured(file, arguments.Group);
        foreach (var (name, value) in options) arguments.Set(name, value);
        return arguments;
    }

    bool TrySwitch(string name)
    {
        switch (name)
        {
            case "--stdout":
                Stdout = true;
                return true;
            case "--help" or "-h":
                Help = true;
                return true;
            case "--version":
                Version = true;
                return true;
            case "--image-messages":
                Group = Group with { TakesImageMessages = true };
                return true;
            case "--allow-images":
                Group = Group with { AllowImages = true };
                return true;
            default:
                return false;
        }
    }

    void Set(string name, string value)
    {
        switch (name)
        {
            case "--config":
                break;
            case "--exit-after":
                ExitAfter = Number(name, value, 1);
                break;
            case "--port":
                Group = Group with { Port = Number(name, value, 0, 65_535) };
                break;
            case "--listen":
                Group = Group with { Listen = Address(name, value) };
                break;
            case "--quota":
                Group = Group with { MonthlyQuota = Quota(name, value) };
                break;
            case "--inbox":
                Group = Group with { InboxCapacity = Number(name, value, 1) };
                break;
            case var app when AppArguments.Names.Contains(app):
                Group = _app.Set(Group, name, value);
                break;
            default:
                SetRobot(name, value);
                break;
        }
    }

    // They are the first robot's, which a configuration may have described.
    void SetRobot(string name, string value)
    {
        var isConfigured = Group.Robots.Count > 0;
        var robot = isConfigured
            ? Group.Robots[0]
            : new GroupRobotOptions { Token = Group.Token, Secret = Group.Secret, Keywords = Group.Keywords, IpRanges = Group.IpRanges };
        robot = name switch
        {
            "--token" => robot with { Token = value },
            "--secret" => robot with { Secret = value },
            "--keyword" => robot with { Keywords = [.. robot.Keywords, value] },
            "--ip-range" => robot with { IpRanges = [.. robot.IpRanges, value] },
            "--per-minute" => robot with { PerMinute = Number(name, value, 1) },
            "--penalty" => robot with { Penalty = TimeSpan.FromSeconds(Number(name, value, 0, 31_622_400)) },
            "--dialect" => robot with { Dialect = Dialect(name, value) },
            _ => robot with { ThrottleCode = ThrottleCode(name, value) },
        };
        Group = isConfigured
            ? Group with { Robots = [robot, .. Group.Robots.Skip(1)] }
            : Group with { Token = robot.Token, Secret = robot.Secret, Keywords = robot.Keywords, IpRanges = robot.IpRanges };
        Group = Group with
        {
            PerMinute = name == "--per-minute" ? robot.PerMinute!.Value : Group.PerMinute,
            Penalty = name == "--penalty" ? robot.Penalty!.Value : Group.Penalty,
            Dialect = name == "--dialect" ? robot.Dialect!.Value : Group.Dialect,
            ThrottleCode = name == "--throttle-code" ? robot.ThrottleCode!.Value : Group.ThrottleCode,
        };
    }

    static DingTalkGroupOptions Configured(string file, DingTalkGroupOptions defaults)
    {
        try
        {
            return DingTalkGroupOptions.FromJson(File.ReadAllText(file), defaults);
        }
        catch (FormatException wrong)
        {
            throw new ArgumentException($"{file}: {wrong.Message}", wrong);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"Cannot read the configuration: {unreadable.Message}", unreadable);
        }
    }

    static int Number(string name, string value, int least, int most = int.MaxValue) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException(
                $"The value of {name} must be a whole number {(most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}")}.");

    static int? Quota(string name, string value) => value == "none" ? null : Number(name, value, 0);

    static IPAddress Address(string name, string value) =>
        value == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(value, out var address) ? address
        : throw new ArgumentException($"The value of {name} must be an IP address, such as 127.0.0.1 or 0.0.0.0.");

    static ErrorDialect Dialect(string name, string value) => value switch
    {
        "english" => ErrorDialect.English,
        "description" => ErrorDialect.Description,
        "chinese" => ErrorDialect.Chinese,
        _ => throw new ArgumentException($"The value of {name} must be english, description or chinese."),
    };

    static int ThrottleCode(string name, string value) => value switch
    {
        "130101" => 130101,
        "410100" => 410100,
        _ => throw new ArgumentException($"The value of {name} must be 130101 or 410100."),
    };
}
