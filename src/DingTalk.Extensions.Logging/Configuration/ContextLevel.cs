using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Context;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.Logging.Configuration;

/// <summary>
/// Which lines may be told with an error: Information and above where the options ask for any, else none, so that nobody makes
/// loggers for them. <c>Logging:DingTalkContext:LogLevel</c> overrides it.
/// </summary>
sealed class ContextLevel(IOptionsFactory<DingTalkOptions> factory) : IConfigureOptions<LoggerFilterOptions>
{
    public void Configure(LoggerFilterOptions options)
    {
        if (!AsksForLines()) options.Rules.Add(Rule(LogLevel.None));
        else options.Rules.Insert(0, Rule(LogLevel.Information));
    }

    bool AsksForLines()
    {
        try
        {
            return factory.Create(Options.DefaultName).ContextLines > 0;
        }
        catch (Exception)
        {
            // Settings that cannot be read are refused where they are used, in words.
            return false;
        }
    }

    static LoggerFilterRule Rule(LogLevel level) =>
        new(typeof(ContextLoggerProvider).FullName, categoryName: null, level, filter: null);
}
