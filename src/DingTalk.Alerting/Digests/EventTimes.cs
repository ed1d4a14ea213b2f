using System.Globalization;

namespace DingTalk.Alerting;

/// <summary>Events' own times as the group reads them: in the configured zone, with a date where it is not the digest's.</summary>
sealed class EventTimes(TimeZoneInfo zone, DateTimeOffset now)
{
    readonly DateTimeOffset _now = TimeZoneInfo.ConvertTime(now, zone);

    /// <summary>The zone's distance from UTC: servers and readers seldom share a zone, and a time without one misleads.</summary>
    public string Offset
    {
        get
        {
            var offset = _now.Offset;
            if (offset == TimeSpan.Zero) return "UTC";
            var sign = offset < TimeSpan.Zero ? '-' : '+';
            var minutes = offset.Minutes == 0 ? "" : Invariant($":{Math.Abs(offset.Minutes):00}");
            return Invariant($"UTC{sign}{Math.Abs(offset.Hours)}{minutes}");
        }
    }

    public string At(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        var format = local.Date == _now.Date ? "HH:mm:ss" : local.Year == _now.Year ? "MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    public string Range(DateTimeOffset first, DateTimeOffset last)
    {
        var start = At(first);
        var end = At(last);
        if (start == end) return start;
        var isOneDay = TimeZoneInfo.ConvertTime(first, zone).Date == TimeZoneInfo.ConvertTime(last, zone).Date;
        return start + " – " + (isOneDay ? end.Substring(end.Length - "HH:mm:ss".Length) : end);
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
