using System.Reflection;

namespace DingTalk.Alerting;

/// <summary>Finds the application's version where nobody named it.</summary>
static class ApplicationVersions
{
    const string Variable = "OTEL_RESOURCE_ATTRIBUTES";
    const string Attribute = "service.version=";

    public static string? Find() =>
        OfResource(Environment.GetEnvironmentVariable(Variable))
        ?? OfAssembly(Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <summary>Of <c>key=value,key=value</c>, values percent-encoded, as OpenTelemetry writes it.</summary>
    public static string? OfResource(string? attributes)
    {
        foreach (var pair in (attributes ?? "").Split(','))
        {
            if (pair.Trim().StartsWith(Attribute, StringComparison.Ordinal) && pair.Trim().Substring(Attribute.Length) is { Length: > 0 } value)
                return Uri.UnescapeDataString(value);
        }

        return null;
    }

    /// <summary>Without the commit that the SDK puts behind a plus; null for the 1.0.0 that it writes where nobody set a version.</summary>
    public static string? OfAssembly(string? informational)
    {
        if (informational is null) return null;
        var plus = informational.IndexOf('+');
        var version = plus < 0 ? informational : informational.Substring(0, plus);
        return version is "" or "1.0.0" ? null : version;
    }
}
