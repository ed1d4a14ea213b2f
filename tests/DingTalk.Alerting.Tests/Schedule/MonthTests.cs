namespace DingTalk.Alerting.Tests.Schedule;

/// <summary>A month of a realistic service: quiet weeks, a bad deploy, a flapping dependency, an outage of two days.</summary>
public sealed class MonthTests(ITestOutputHelper output)
{
    static readonly TimeSpan Month = TimeSpan.FromDays(30);
    static readonly TimeSpan Deploy = Day(9, 10);
    static readonly TimeSpan Flap = Day(14, 2);
    static readonly TimeSpan Outage = Day(20, 6);

    [Theory]
    [InlineData(11)]
    public async Task AMonthIsToldInFewMessagesEachKindSoonAndNoFaultInSilence(int seed)
    {
        var random = new Random(seed);
        await using var simulation = new Simulation();
        await simulation.Play(Service(random), Month);

        var sights = simulation.FirstSight.Values.Order().ToList();
        var silence = simulation.LongestSilence(Outage, Outage + TimeSpan.FromDays(2));
        var quiet = simulation.Messages.Count - During(Deploy, 1) - During(Flap, 2) - During(Outage, 2);
        output.WriteLine($"{simulation.Messages.Count} messages: deploy {During(Deploy, 1)}, flapping {During(Flap, 2)}, outage {During(Outage, 2)}, quiet {quiet}");
        output.WriteLine($"first sight of {sights.Count} kinds: median {sights[sights.Count / 2]}, longest {sights[^1]}; longest silence of the outage {silence}");

        // The free edition's 3,000 a month are for a whole organisation.
        Assert.InRange(simulation.Messages.Count, 100, 250);
        Assert.InRange(During(Outage, 2), 20, 45);
        Assert.True(sights[sights.Count / 2] <= TimeSpan.FromSeconds(60), sights[sights.Count / 2].ToString());
        Assert.True(sights[^1] <= TimeSpan.FromMinutes(30), sights[^1].ToString());
        Assert.True(silence <= TimeSpan.FromMinutes(125), silence.ToString());

        int During(TimeSpan from, int days) => simulation.MessagesBetween(from, from + TimeSpan.FromDays(days));
    }

    static IEnumerable<Trouble> Service(Random random) =>
    [
        // What always happens once in a while.
        .. Enumerable.Range(0, 4).SelectMany(kind => Troubles.Steady(random, $"Noise {kind}", TimeSpan.Zero, Month, TimeSpan.FromHours(20 + (15 * kind)))),
        // A dozen new kinds at once, rolled back after three quarters of an hour.
        .. Troubles.Outage(random, "Deploy", Deploy, TimeSpan.FromMinutes(45), 12),
        .. Enumerable.Range(0, 3).SelectMany(kind => Troubles.Flapping(
            random, $"Flap {kind}", Flap, TimeSpan.FromDays(2), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(1), 20)),
        .. Troubles.Outage(random, "Outage", Outage, TimeSpan.FromDays(2), 19),
        .. Troubles.Every("Outage always", Outage, TimeSpan.FromDays(2), TimeSpan.FromMinutes(1)),
    ];

    static TimeSpan Day(int day, int hour) => new(day, hour, 0, 0);
}
