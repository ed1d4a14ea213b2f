using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.Logging.Configuration;

/// <summary>
/// Error, in every category. Of two rules that fit equally well the later wins, so this one is put before all others:
/// <c>Logging:DingTalk:LogLevel</c> overrides it. A rule without a provider never beats one with: <c>Logging:LogLevel</c> does not.
/// </summary>
sealed class DefaultLevel : IConfigureOptions<LoggerFilterOptions>
{
    public void Configure(LoggerFilterOptions options) => options.Rules.Insert(
        0, new LoggerFilterRule(typeof(DingTalkLoggerProvider).FullName, categoryName: null, LogLevel.Error, filter: null));
}
