namespace DingTalk.Alerting;

/// <summary>Which properties of an event an engineer looks for, and in which order: where it happened, what came of it, to whom.</summary>
static class PropertyChoice
{
    static readonly string[] Where =
    [
        "RequestMethod", "HttpMethod", "RequestPath", "Path", "RequestUri", "RequestUrl", "Url", "Uri", "Route", "Queue", "Topic", "Job",
        "JobName", "Scope",
    ];

    static readonly string[] What = ["StatusCode", "HttpStatusCode", "ErrorCode", "Elapsed", "ElapsedMilliseconds", "Attempt", "RetryCount"];

    static readonly string[] WhoEnds = ["Id", "Key", "No", "Number", "Code", "User", "UserName", "Tenant", "Customer", "Account", "Shop", "Host"];

    // What the host and enrichers put on every event: another one each time, the same every time, or told elsewhere.
    static readonly HashSet<string> Plumbing = new(StringComparer.OrdinalIgnoreCase)
    {
        "SourceContext", "TraceId", "SpanId", "ParentId", "TraceFlags", "TraceState", "{OriginalFormat}", "RequestId", "ConnectionId",
        "TransportConnectionId", "ActionId", "ActionName", "EndpointName", "ThreadId", "ThreadName", "ProcessId", "ProcessName",
        "EnvironmentUserName", "AssemblyName", "AssemblyVersion", "Protocol", "Scheme", "ContentType", "ContentLength", "EventId",
    };

    public static bool IsPlumbing(string name) => Plumbing.Contains(name);

    /// <summary>The properties worth telling, the most telling first.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(AlertSample sample, DigestGroup group, MessageStyle style, bool isImportantOnly) =>
        sample.Properties
            .Where(p => !IsPlumbing(p.Key) && !style.Text.IsHidden(p.Key) && Tells(p.Value, sample, group, style))
            .Select(static p => (Property: p, Rank: RankOf(p.Key)))
            .Where(p => !isImportantOnly || p.Rank < 3)
            .OrderBy(static p => p.Rank)
            .Select(static p => p.Property);

    static int RankOf(string name)
    {
        if (Where.Contains(name, StringComparer.OrdinalIgnoreCase)) return 0;
        if (What.Contains(name, StringComparer.OrdinalIgnoreCase)) return 1;
        return WhoEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal)) ? 2 : 3;
    }

    // Not what the header, the source or the text itself says already.
    static bool Tells(string value, AlertSample sample, DigestGroup group, MessageStyle style) =>
        value.Length > 0
        && value is not ("null" or "(null)")
        && value != group.Category && value != style.Application && value != style.Environment && value != style.Instance
        && value != Environment.MachineName
        && !(value.Length > 2 && sample.Message.Contains(value));
}
