namespace DingTalk.Alerting;

/// <summary>A unit of time, in seconds.</summary>
enum RateUnit
{
    Second = 1,
    Minute = 60,
    Hour = 3_600,
    Day = 86_400,
}
