namespace DingTalk.Alerting;

/// <summary>How final a failure is; Serilog's three words.</summary>
public enum AlertFailureKind
{
    /// <summary>It will be tried again; nothing is handed over.</summary>
    Temporary,

    /// <summary>DingTalk refused for good; what is untold is handed over.</summary>
    Permanent,

    /// <summary>The application exits; what is untold is handed over.</summary>
    Final,
}
