using DingTalk.Extensions.DependencyInjection.Robots;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.DependencyInjection.Configuration;

/// <summary>Says, before anything is sent, what about a robot's settings cannot be used, where they stand, and what to do.</summary>
sealed class RobotValidation : IValidateOptions<DingTalkRobotOptions>
{
    public ValidateOptionsResult Validate(string? name, DingTalkRobotOptions options)
    {
        if (options.Faults.Count > 0) return Fail(name, options, options.Faults);

        try
        {
            RobotPlan.Make(options, TimeProvider.System).Try();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException refused)
        {
            return Fail(name, options, [refused.Message]);
        }
    }

    static ValidateOptionsResult Fail(string? name, DingTalkRobotOptions options, IEnumerable<string> sentences)
    {
        var robot = string.IsNullOrEmpty(name) ? "The DingTalk robot" : $"The DingTalk robot \"{name}\"";
        var place = options.Section switch
        {
            null => "",
            "" => " (the configuration itself, no section of it)",
            var path => $" (section {path})",
        };
        return ValidateOptionsResult.Fail(sentences.Select(sentence => $"{robot}{place} cannot be used. {sentence}"));
    }
}
