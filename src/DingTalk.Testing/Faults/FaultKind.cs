namespace DingTalk.Testing.Faults;

enum FaultKind
{
    Delay,
    Hang,
    Reset,
    HttpStatus,
    Html,
    X5,
    Empty,
    NotJson,
    StringErrcode,
    Huge,
    Refuse,
    Throttle,
}
