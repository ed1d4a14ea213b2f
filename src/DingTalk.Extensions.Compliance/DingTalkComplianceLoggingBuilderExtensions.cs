using DingTalk.Alerting;
using DingTalk.Extensions.Compliance;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Logging;

/// <summary>Adds the application's redactors to its alerts.</summary>
public static class DingTalkComplianceLoggingBuilderExtensions
{
    /// <summary>
    /// Passes properties of log events through the redactors of Microsoft.Extensions.Compliance.Redaction before they are told in
    /// DingTalk. The redactors are those of <c>services.AddRedaction(…)</c>; a classification that has none is erased.
    /// </summary>
    /// <param name="builder">The logging that <c>AddDingTalk</c> was or will be called on.</param>
    /// <param name="classify">Says which property has which classification; called once.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static ILoggingBuilder AddDingTalkRedaction(this ILoggingBuilder builder, Action<AlertClassification> classify)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(classify);

        builder.Services.AddRedaction();
        var classification = new AlertClassification();
        classify(classification);
        builder.Services.AddOptions<DingTalkOptions>().Configure<IRedactorProvider>(
            (options, redactors) => options.Redactor ??= new ComplianceRedactor(redactors, classification));
        return builder;
    }
}
