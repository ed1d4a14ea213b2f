using CsCheck;

namespace DingTalk.Alerting.Tests.Schedule;

public sealed class MonthlyPaceTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void NoMonthSeesMoreThanTheQuotaWhateverTheDemand() =>
        Gen.Select(Gen.Int[20, 3_000], Gen.Int[1, 240], Gen.Int[0, 9]).Sample(static (quota, everyMinutes, fatalEvery) =>
        {
            var pace = new MonthlyPace(quota, Start);
            var sent = 0;
            for (var now = Start; now < Start.AddMonths(1); now = now.AddMinutes(everyMinutes))
            {
                if (pace.NextAt(now, isFatal: fatalEvery == 0) > now) continue;
                pace.OnSent(now);
                sent++;
            }

            Assert.True(sent <= quota, $"{sent} of {quota}");
        }, iter: 30);

    [Fact]
    public void AStartHasTenTokensAndFillsFromThere()
    {
        var pace = new MonthlyPace(3_000, Start);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Start, pace.NextAt(Start, isFatal: false));
            pace.OnSent(Start);
        }

        var next = pace.NextAt(Start, isFatal: false);
        // (3,000 - 300 - 150) a month are 85 a day: one every 17 minutes.
        Assert.InRange((next - Start).TotalMinutes, 16.5, 17.5);
        Assert.Equal(next, Next(pace, next));
    }

    [Fact]
    public void AFatalMayUseTheReserve()
    {
        var pace = new MonthlyPace(200, Start);
        for (var i = 0; i < 10; i++) pace.OnSent(Start);
        Assert.True(pace.NextAt(Start, isFatal: false) > Start);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Start, pace.NextAt(Start, isFatal: true));
            pace.OnSent(Start);
        }

        Assert.True(pace.NextAt(Start, isFatal: true) > Start);
    }

    [Fact]
    public void WithoutAQuotaNothingIsHeldBackButTheHasteIsSeen()
    {
        var pace = new MonthlyPace(null, Start);
        for (var i = 0; i < 10; i++) pace.OnSent(Start);
        Assert.Equal(Start, pace.NextAt(Start, isFatal: false));
        Assert.True(pace.IsAhead(Start));
        Assert.False(pace.IsAhead(Start.AddMinutes(15)));
    }

    [Fact]
    public void TheMonthIsChinas() =>
        Assert.Equal(
            new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)),
            MonthlyPace.EndOfMonth(new DateTimeOffset(2026, 11, 30, 15, 59, 59, TimeSpan.Zero)));

    static DateTimeOffset Next(MonthlyPace pace, DateTimeOffset now) => pace.NextAt(now, isFatal: false);
}
