using DingTalk.Alerting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.Logging.Context;

/// <summary>
/// Sees the lines of lower levels. A provider of its own, so that the host's filters, which know nothing of our reasons, can let
/// them through to here and keep them from <see cref="DingTalkLoggerProvider"/>; without context lines they let nothing through.
/// </summary>
[ProviderAlias("DingTalkContext")]
sealed class ContextLoggerProvider(ContextMemory memory, IOptionsFactory<DingTalkOptions> options) : ILoggerProvider, ISupportExternalScope
{
    volatile IExternalScopeProvider? _scopes;
    TimeProvider? _clock;

    public ContextMemory Memory => memory;
    public IExternalScopeProvider? Scopes => _scopes;

    // Made when the first line comes: until then the options need not be readable.
    public TimeProvider Clock => _clock ??= options.Create(Options.DefaultName).TimeProvider;

    public ILogger CreateLogger(string categoryName) => new ContextLogger(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // Holds nothing of its own.
    }
}
