namespace DingTalk.Alerting;

/// <summary>How often something happens, in words.</summary>
static class Rate
{
    const int FewestEvents = 4;
    static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(2);

    /// <summary>As in "about 12 a second", "3 to 4 an hour"; empty where there is too little to go by.</summary>
    public static string Of(long events, TimeSpan time, Words words)
    {
        if (events < FewestEvents || time < ShortestTime) return "";
        var perSecond = (events - 1) / time.TotalSeconds;
        foreach (var unit in (RateUnit[])[RateUnit.Second, RateUnit.Minute, RateUnit.Hour, RateUnit.Day])
        {
            var rate = perSecond * (int)unit;
            if (rate >= 0.95) return Write(rate, unit, words);
        }

        return "";
    }

    static string Write(double rate, RateUnit unit, Words words)
    {
        if (rate >= 9.5) return words.Rate((long)Rounded(rate), null, unit);
        var nearest = Math.Round(rate);
        return Math.Abs(rate - nearest) < 0.15
            ? words.Rate((long)nearest, null, unit)
            : words.Rate((long)Math.Floor(rate), (long)Math.Ceiling(rate), unit);
    }

    // Two digits are all that anybody can use.
    static double Rounded(double rate)
    {
        var scale = Math.Pow(10, Math.Floor(Math.Log10(rate)) - 1);
        return Math.Round(rate / scale) * scale;
    }
}
