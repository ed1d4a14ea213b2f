namespace DingTalk.Alerting.Tests.Schedule;

/// <summary>Troubles as services have them: when events of which kind come.</summary>
static class Troubles
{
    /// <summary>Events at random times around a mean interval. What comes faster than once a minute comes in lots.</summary>
    public static IEnumerable<Trouble> Steady(Random random, string kind, TimeSpan start, TimeSpan length, TimeSpan every)
    {
        var lot = every < TimeSpan.FromMinutes(1) ? (int)Math.Ceiling(TimeSpan.FromMinutes(1) / every) : 1;
        for (var at = start + Next(); at < start + length; at += Next())
            yield return new Trouble(at, kind, lot);

        TimeSpan Next() => every * lot * -Math.Log(1 - random.NextDouble());
    }

    /// <summary>Something that breaks again and again: for each period it fails for a while and is well for the rest.</summary>
    public static IEnumerable<Trouble> Flapping(
        Random random, string kind, TimeSpan start, TimeSpan length, TimeSpan period, TimeSpan broken, int aSecond)
    {
        for (var at = start; at < start + length; at += period)
        {
            for (var second = TimeSpan.Zero; second < broken; second += TimeSpan.FromSeconds(5))
                yield return new Trouble(at + second, kind, 5 * random.Next(1, (2 * aSecond) + 1));
        }
    }

    public static IEnumerable<Trouble> Every(string kind, TimeSpan start, TimeSpan length, TimeSpan interval)
    {
        for (var at = start; at < start + length; at += interval) yield return new Trouble(at, kind, 1);
    }

    /// <summary>Kinds of any rates, from one a second to one in eight hours, spread evenly over the orders of magnitude.</summary>
    public static IEnumerable<Trouble> Outage(Random random, string name, TimeSpan start, TimeSpan length, int kinds)
    {
        var (fastest, slowest) = (Math.Log(1), Math.Log(TimeSpan.FromHours(8).TotalSeconds));
        return Enumerable.Range(0, kinds).SelectMany(kind => Steady(
            random, $"{name} {kind}", start, length, TimeSpan.FromSeconds(Math.Exp(fastest + (random.NextDouble() * (slowest - fastest))))));
    }
}

readonly record struct Trouble(TimeSpan At, string Kind, int Count);
