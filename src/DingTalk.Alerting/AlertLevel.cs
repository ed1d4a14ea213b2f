namespace DingTalk.Alerting;

/// <summary>How bad an event is; the same six steps as Serilog's.</summary>
public enum AlertLevel
{
    /// <summary>Tracing; Microsoft.Extensions.Logging's Trace.</summary>
    Verbose,

    /// <summary>For developers.</summary>
    Debug,

    /// <summary>Ordinary events.</summary>
    Information,

    /// <summary>Something looks wrong.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The application cannot go on; Microsoft.Extensions.Logging's Critical.</summary>
    Fatal,
}
