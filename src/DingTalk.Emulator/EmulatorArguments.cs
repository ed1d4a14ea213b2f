using System.Globalization;
using System.Net;
using DingTalk.Testing;

namespace DingTalk.Emulator;

/// <summary>The command line.</summary>
sealed record EmulatorArguments
{
    public const int DefaultPort = 8787;

    public const string Usage =
        """
        dingtalk-emulator: a DingTalk group on this machine, with the robot API's checks, limits and refusals.

          --port N            the port; 0 is any free one. The default is 8787.
          --listen ADDRESS    the address to listen on. The default is 127.0.0.1, this machine alone.
          --token T           the robot's access token. The default is a random one.
          --secret S          the signing secret. Without it requests need no signature.
          --keyword K         a word that a message must hold; repeat it for more, one of them is enough.
          --ip-range R        who may send, such as 10.0.0.0/8; repeat it for more.
          --per-minute N      messages in any 60 seconds. The default is 20.
          --penalty SECONDS   how long the robot refuses after more than that. The default is 600.
          --quota N           messages in a calendar month of China time; none for no quota. The default is 3000.
          --dialect D         english, description or chinese: the style of the refusals. The default is english.
          --throttle-code C   130101 or 410100. The default is 130101.
          --stdout            one line of JSON on the standard output for every request.
          --exit-after N      exit after N requests, delivered or refused.
          --help              this text.

        The first line on the standard output is the robot's webhook address, alone. What is for people goes to the standard
        error. GET /api/messages lists the requests as JSON; ?after=ID those after a number, &wait=SECONDS waits for one.
        Exit codes: 0 done, 1 cannot listen or write, 2 a wrong option.

        """;

    public DingTalkGroupOptions Group { get; private set; } = new() { Port = DefaultPort };

    public bool Stdout { get; private set; }

    /// <summary>After how many requests to exit; 0 is never.</summary>
    public long ExitAfter { get; private set; }

    public bool Help { get; private set; }

    /// <exception cref="ArgumentException">An option is unknown, or its value is not one.</exception>
    public static EmulatorArguments Parse(string[] args)
    {
        var arguments = new EmulatorArguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var arg))
        {
            var equals = arg.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? arg : arg[..equals];
            if (equals < 0 && arguments.TrySwitch(name)) continue;
            arguments.Set(name, () =>
                equals >= 0 ? arg[(equals + 1)..]
                : rest.TryDequeue(out var value) ? value
                : throw new ArgumentException($"The option {name} needs a value."));
        }

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
            default:
                return false;
        }
    }

    void Set(string name, Func<string> value)
    {
        if (name == "--exit-after")
        {
            ExitAfter = Number(name, value(), 1);
            return;
        }

        Group = name switch
        {
            "--port" => Group with { Port = Number(name, value(), 0, 65_535) },
            "--listen" => Group with { Listen = Address(name, value()) },
            "--token" => Group with { Token = value() },
            "--secret" => Group with { Secret = value() },
            "--keyword" => Group with { Keywords = [.. Group.Keywords, value()] },
            "--ip-range" => Group with { IpRanges = [.. Group.IpRanges, value()] },
            "--per-minute" => Group with { PerMinute = Number(name, value(), 1) },
            "--penalty" => Group with { Penalty = TimeSpan.FromSeconds(Number(name, value(), 0)) },
            "--quota" => Group with { MonthlyQuota = Quota(name, value()) },
            "--dialect" => Group with { Dialect = Dialect(name, value()) },
            "--throttle-code" => Group with { ThrottleCode = ThrottleCode(name, value()) },
            _ => throw new ArgumentException($"There is no option {name}."),
        };
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
