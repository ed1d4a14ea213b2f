namespace DingTalk.Testing.Http;

/// <summary>The body of <c>POST /api/faults</c>. <see cref="Times"/> 0 is until cleared.</summary>
sealed record FaultJson
{
    public string Fault { get; init; } = "";

    public bool AfterAccepting { get; init; }

    public int Times { get; init; } = 1;

    public int Milliseconds { get; init; } = 1000;

    public int Status { get; init; } = 500;

    public int Errcode { get; init; } = -1;

    public string Errmsg { get; init; } = "";

    public int Bytes { get; init; } = 10_000_000;

    /// <summary>The fault of that name, or null where there is none.</summary>
    public RobotFault? ToFault()
    {
        var fault = Fault.ToLowerInvariant() switch
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
            "refuse" => RobotFault.Refuse(Errcode, Errmsg),
            "throttle" => RobotFault.Throttle,
            _ => null,
        };
        return AfterAccepting ? fault?.AfterAccepting() : fault;
    }
}
