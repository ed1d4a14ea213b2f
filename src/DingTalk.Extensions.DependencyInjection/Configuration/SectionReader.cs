using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DingTalk.Extensions.DependencyInjection.Configuration;

/// <summary>
/// Reads the settings of a section: null where there is none, and a sentence among the faults where one makes no sense. A refused
/// value is not repeated: it may be a secret in the wrong place.
/// </summary>
readonly struct SectionReader(IConfiguration section, List<string> faults)
{
    public string? Text(string name) => Read(name)?.Value;

    public bool? Flag(string name)
    {
        if (Read(name) is not { } value) return null;
        if (bool.TryParse(value.Value, out var flag)) return flag;
        Refuse(value, "true or false");
        return null;
    }

    public int? Number(string name)
    {
        if (LongNumber(name) is not { } number) return null;
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        Refuse(section.GetSection(name), "a whole number, and a smaller one");
        return null;
    }

    public long? LongNumber(string name)
    {
        if (Read(name) is not { } value) return null;
        if (long.TryParse(value.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return number;
        Refuse(value, "a whole number");
        return null;
    }

    public TimeSpan? Duration(string name)
    {
        if (Read(name) is not { } value) return null;

        // A bare number would be taken for days.
        if (value.Value!.Contains(':') && TimeSpan.TryParse(value.Value, CultureInfo.InvariantCulture, out var duration)) return duration;
        Refuse(value, "a duration, hours first, such as 00:00:30");
        return null;
    }

    /// <summary>The items of a list, each a value or a section of its own.</summary>
    public IEnumerable<IConfigurationSection> Items(string name)
    {
        var list = section.GetSection(name);
        if (!string.IsNullOrEmpty(list.Value)) Refuse(list, "a list");
        return list.GetChildren();
    }

    IConfigurationSection? Read(string name)
    {
        var value = section.GetSection(name);
        return string.IsNullOrWhiteSpace(value.Value) ? null : value;
    }

    void Refuse(IConfigurationSection value, string expected) => faults.Add($"The setting {value.Path} must be {expected}.");
}
