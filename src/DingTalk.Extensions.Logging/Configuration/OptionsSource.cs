using DingTalk.Alerting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace DingTalk.Extensions.Logging.Configuration;

/// <summary>
/// Where a provider's options come from. Not an <see cref="IOptionsMonitor{TOptions}"/>: after an edit that cannot be read, that
/// throws at whoever reloads the configuration, and at every reader from then on.
/// </summary>
sealed class OptionsSource(
    IOptionsFactory<DingTalkOptions> factory,
    IEnumerable<IOptionsChangeTokenSource<DingTalkOptions>> changes,
    DingTalkAlerts alerts)
{
    /// <summary>The handle that the application set in code, or a new one.</summary>
    public static DingTalkAlerts AlertsOf(IOptionsFactory<DingTalkOptions> factory) =>
        factory.Create(Options.DefaultName).Alerts ?? new DingTalkAlerts();

    /// <summary>Makes the options as they are now; throws where one cannot be read.</summary>
    public DingTalkOptions Read()
    {
        var options = factory.Create(Options.DefaultName);
        options.Alerts ??= alerts;
        options.Diagnostics ??= StandardError.Write;
        return options;
    }

    /// <summary>Calls back whenever they may have changed, until the result is disposed.</summary>
    public IDisposable OnChange(Action changed)
    {
        var registrations = changes
            .Where(static source => string.IsNullOrEmpty(source.Name))
            .Select(source => ChangeToken.OnChange(source.GetChangeToken, changed))
            .ToArray();
        return new Registrations(registrations);
    }

    sealed class Registrations(IDisposable[] items) : IDisposable
    {
        public void Dispose()
        {
            foreach (var item in items) item.Dispose();
        }
    }
}
