using System.Globalization;
using DingTalk.Alerting;
using Microsoft.Extensions.Configuration;

namespace DingTalk.Extensions.Logging.Configuration;

/// <summary>
/// Reads the settings of a section: null where there is none, an exception that says what to write where it makes no sense. A
/// refused value is not repeated: it may be a secret in the wrong place.
/// </summary>
readonly struct SectionReader(IConfiguration section)
{
    // What the host hands over is the section by itself, without its name.
    const string Prefix = "Logging:DingTalk:";

    public SectionReader Section(string name) => new(section.GetSection(name));

    public string? Text(string name) => Read(name)?.Value;

    /// <summary>
    /// A text that may be empty on purpose. The host's view of the section shows an empty value as none, but it shows the name.
    /// </summary>
    public string? TextOrEmpty(string name) => Read(name) is { } value
        ? value.Value
        : section.GetChildren().Any(child => child.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) ? "" : null;

    public string[]? Texts(string name) => Items(name)?.Select(static item => item.Value!).ToArray();

    public bool? Flag(string name) => Read(name) is not { } value
        ? null
        : bool.TryParse(value.Value, out var flag) ? flag : throw Refuse(value, "true or false");

    public int? Number(string name) => Read(name) is not { } value
        ? null
        : int.TryParse(value.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse(value, "a whole number");

    public TimeSpan? Duration(string name) => Read(name) is { } value ? Duration(value) : null;

    public TimeSpan[]? Durations(string name) => Items(name)?.Select(Duration).ToArray();

    public AlertLevel? Level(string name) => Read(name) is not { } value
        ? null
        : Enum.TryParse<AlertLevel>(value.Value, ignoreCase: true, out var level)
            && level is >= AlertLevel.Verbose and <= AlertLevel.Fatal
            ? level
            : throw Refuse(value, "Verbose, Debug, Information, Warning, Error or Fatal");

    /// <summary>What is to be masked, as one text or as a list of words.</summary>
    public SensitiveData? Data(string name)
    {
        if (Read(name) is { } value) return Data(value);
        return Items(name)?.Aggregate(SensitiveData.None, static (data, item) => data | Data(item));
    }

    static SensitiveData Data(IConfigurationSection value) =>
        Enum.TryParse<SensitiveData>(value.Value, ignoreCase: true, out var data) && (data & ~SensitiveData.All) == 0
            ? data
            : throw Refuse(value, "None, or some of Secrets, Mobiles, IdNumbers, Cards, Emails, IpAddresses, PersonalData, All");

    // A bare number would be taken for days.
    static TimeSpan Duration(IConfigurationSection value) =>
        value.Value!.Contains(':') && TimeSpan.TryParse(value.Value, CultureInfo.InvariantCulture, out var duration)
            ? duration
            : throw Refuse(value, "a duration, hours first, such as 00:00:30");

    IConfigurationSection? Read(string name)
    {
        var value = section.GetSection(name);
        return string.IsNullOrEmpty(value.Value) ? null : value;
    }

    List<IConfigurationSection>? Items(string name)
    {
        if (Read(name) is { } value) throw Refuse(value, "a list");
        var items = section.GetSection(name).GetChildren().Where(static item => !string.IsNullOrEmpty(item.Value)).ToList();
        return items.Count > 0 ? items : null;
    }

    static FormatException Refuse(IConfigurationSection value, string expected) =>
        new($"The setting {Prefix}{value.Path} must be {expected}.");
}
