using DingTalk.Testing.Faults;
using DingTalk.Testing.Settings;

namespace DingTalk.Testing.Http;

/// <summary>The body of <c>POST /api/faults</c>.</summary>
static class FaultReader
{
    static readonly Dictionary<string, FaultKind> Kinds = Enum.GetValues<FaultKind>().ToDictionary(
        kind => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">It names no fault that there is.</exception>
    public static (RobotFault Fault, int Times, string? Robot) Read(JsonFields fields)
    {
        fields.Only("kind", "fault", "times", "robot", "afterAccepting", "milliseconds", "status", "errcode", "errmsg", "code", "bytes");
        var key = fields.Has("kind") ? "kind" : "fault";
        if (!fields.Has(key)) throw new FormatException($"The body must have a 'kind': one of {string.Join(", ", Kinds.Keys)}.");
        var fault = Fault(fields.Word(key, default, Kinds), fields);
        var times = fields.Number("times", 1, 0);
        return (
            fields.Flag("afterAccepting", false) ? fault.AfterAccepting() : fault,
            times == 0 ? PendingFault.UntilCleared : times,
            fields.Text("robot", null));
    }

    static RobotFault Fault(FaultKind kind, JsonFields fields) => kind switch
    {
        FaultKind.Delay => RobotFault.Delay(TimeSpan.FromMilliseconds(fields.Number("milliseconds", 1000, 0, RobotFault.MaxDelay))),
        FaultKind.Hang => RobotFault.Hang,
        FaultKind.Reset => RobotFault.Reset,
        FaultKind.HttpStatus => RobotFault.HttpStatus(fields.Number("status", 500, 200, 599)),
        FaultKind.Html => RobotFault.Html,
        FaultKind.X5 => RobotFault.X5,
        FaultKind.Empty => RobotFault.Empty,
        FaultKind.NotJson => RobotFault.NotJson,
        FaultKind.StringErrcode => RobotFault.StringErrcode,
        FaultKind.Huge => RobotFault.Huge(fields.Number("bytes", 10_000_000, 100, RobotFault.MaxHuge)),
        FaultKind.Throttle => RobotFault.Throttle,
        _ when fields.Text("code", null) is { Length: > 0 } code =>
            RobotFault.Refuse(code, fields.Text("errmsg", null) ?? "refused by the emulator's fault", fields.Number("status", 400, 400, 599)),
        _ => Refusal(fields.Number("errcode", -1, int.MinValue), fields.Text("errmsg", null)),
    };

    // What is seen with the codes that are asked for most.
    static RobotFault Refusal(int errcode, string? errmsg) => RobotFault.Refuse(errcode, errmsg ?? errcode switch
    {
        -1 => "系统繁忙",
        400013 => "群已被解散",
        400102 => "bot is stopped",
        430101 => "错误描述:本次请求包含安全风险 unSafe URL ;解决方案:请删去可能造成安全风险的内容;",
        500100 => "description:系统异常，请稍后再试;",
        _ => "refused by the emulator's fault",
    });
}
