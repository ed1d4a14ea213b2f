using System.CommandLine.Parsing;
using System.Globalization;

namespace DingTalk.Cli;

/// <summary>Reads a number of seconds, with a point before its fraction wherever the machine stands.</summary>
static class Seconds
{
    static readonly TimeSpan Most = TimeSpan.FromDays(1);

    public static TimeSpan Parse(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0 && seconds <= Most.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        result.AddError($"The value of {(result.Parent as OptionResult)?.Option.Name} must be a number of seconds, more than 0 and at most a day.");
        return default;
    }
}
