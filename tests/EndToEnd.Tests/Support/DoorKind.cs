namespace EndToEnd.Tests.Support;

/// <summary>The ways into the pipeline.</summary>
public enum DoorKind
{
    /// <summary><c>WriteTo.DingTalk()</c>.</summary>
    Serilog,

    /// <summary><c>builder.Logging.AddDingTalk()</c>.</summary>
    Logging,
}
