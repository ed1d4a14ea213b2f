namespace OnCall.Demo;

/// <summary>What the command line asks for.</summary>
sealed record DemoArguments(string Door, string? Language)
{
    public const string Usage =
        """
        usage: OnCall [--door serilog|mel] [--language en|zh]

          --door      serilog (default), or mel for Microsoft.Extensions.Logging
          --language  the language of the messages; the default is what appsettings.json says
        """;

    /// <summary>The arguments, or null where they make no sense.</summary>
    public static DemoArguments? TryParse(string[] args)
    {
        var parsed = new DemoArguments("serilog", null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i], value)
            {
                case ("--door", "serilog" or "mel"):
                    parsed = parsed with { Door = value };
                    break;
                case ("--language", "en" or "zh"):
                    parsed = parsed with { Language = value };
                    break;
                default:
                    return null;
            }
        }

        return parsed;
    }
}
