namespace DingTalk.Testing.Http;

/// <summary>The body of <c>POST /api/faults</c>. <see cref="Times"/> 0 is until cleared.</summary>
/// <remarks>Settable, because source-generated JSON forgets the defaults of what can only be initialised.</remarks>
sealed class FaultJson
{
    public string? Fault { get; set; }

    public bool AfterAccepting { get; set; }

    public int Times { get; set; } = 1;

    public int Milliseconds { get; set; } = 1000;

    public int Status { get; set; } = 500;

    public int Errcode { get; set; } = -1;

    public string? Errmsg { get; set; }

    public int Bytes { get; set; } = 10_000_000;

    /// <summary>The fault of that name, or null where there is none.</summary>
    public RobotFault? ToFault()
    {
        var fault = Fault?.ToLowerInvariant() switch
        {
            "delay" => RobotFault.Delay(TimeSpan.FromMilliseconds(Milliseconds)),
            "hang" => RobotFault.Hang,
            "reset" => RobotFault.Reset,
            "httpstatus" => RobotFault.HttpStatus(Status),
            "html" => RobotFault.Html,
            "x5" => RobotFault.X5,
            "empty" => RobotFault.Empty,
            "notjson" => RobotFault.NotJson,
            "stringerrcode" => RobotFault.StringErrcode,
            "huge" => RobotFault.Huge(Bytes),
            "refuse" => RobotFault.Refuse(Errcode, Errmsg ?? ""),
            "throttle" => RobotFault.Throttle,
            _ => null,
        };
        return AfterAccepting ? fault?.AfterAccepting() : fault;
    }
}
