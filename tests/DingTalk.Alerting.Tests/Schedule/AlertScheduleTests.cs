using CsCheck;

namespace DingTalk.Alerting.Tests.Schedule;

public sealed class AlertScheduleTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    static readonly AlertTimings Timings = new();

    static DateTimeOffset At(double seconds) => Now + TimeSpan.FromSeconds(seconds);

    static double Due(
        ScheduleState state, double firstArrival = 0, bool isNews = true, AlertLevel level = AlertLevel.Error, bool isSurging = false, bool isFrugal = false) =>
        (AlertSchedule.DueAt(Timings, state, new GroupTiming(At(firstArrival), level, isNews, isSurging), isFrugal) - Now).TotalSeconds;

    static ScheduleState After(int digests, bool isReminder = false, AlertLevel worst = AlertLevel.Error)
    {
        var state = new ScheduleState();
        for (var i = 0; i < digests; i++) state = AlertSchedule.AfterDigest(Timings, state, Now, isReminder, isReminder, worst, isFrugal: false);
        return state;
    }

    [Fact]
    public void NewsWaitsForTheGroupWait() => Assert.Equal(2, Due(new ScheduleState()));

    [Theory]
    [InlineData(AlertLevel.Error, 0, 2)]
    [InlineData(AlertLevel.Error, 1, 2)]
    [InlineData(AlertLevel.Fatal, 0, 0.25)]
    [InlineData(AlertLevel.Fatal, 1, 2)]
    public void WhatIsDueAtOnceWaitsForItsSample(AlertLevel level, int digests, double seconds)
    {
        var group = new GroupTiming(Now, level, IsNews: true, IsSurging: false) { SampledBy = Now + AlertSchedule.SampleGrace };
        Assert.Equal(seconds, (AlertSchedule.DueAt(Timings, After(digests), group, isFrugal: false) - Now).TotalSeconds);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 15)]
    [InlineData(4, 60)]
    [InlineData(5, 300)]
    [InlineData(50, 300)]
    public void NewsKeepsTheSpacingSinceTheLastDigest(int digests, double seconds) => Assert.Equal(seconds, Due(After(digests), firstArrival: -60));

    [Fact]
    public void EachTenMinutesWithoutADigestMovesTheSpacingOneStepDown()
    {
        var state = After(5);
        // Quiet for the spacing in force (5 min) and twenty minutes more: two steps down, one up.
        state = AlertSchedule.AfterDigest(Timings, state, At(25 * 60), false, false, AlertLevel.Error, false);
        Assert.Equal(3, state.SpacingStep);
        state = AlertSchedule.AfterDigest(Timings, state, At(25 * 3600), false, false, AlertLevel.Error, false);
        Assert.Equal(0, state.SpacingStep);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 120)]
    [InlineData(2, 240)]
    [InlineData(7, 7200)]
    [InlineData(30, 7200)]
    public void TheRepeatIntervalDoublesWithEachReminderUpToItsMaximum(int reminders, double seconds)
    {
        var state = After(1) with { ReminderStep = reminders };
        Assert.Equal(seconds, Due(state, isNews: false));
    }

    [Fact]
    public void ADigestWithNewsDoesNotDoubleTheRepeatInterval()
    {
        Assert.Equal(0, After(3, isReminder: false).ReminderStep);
        Assert.Equal(3, After(3, isReminder: true).ReminderStep);
    }

    [Theory]
    [InlineData(60, true, 1)]
    [InlineData(30, true, 1)]
    [InlineData(29, true, 0)]
    [InlineData(60, false, 0)]
    public void WhatNewsTellsAlongWithItInTheSecondHalfOfTheIntervalStandsForTheReminder(double seconds, bool tellsMore, int expected)
    {
        var state = AlertSchedule.AfterDigest(Timings, After(1), At(seconds), isReminder: false, tellsMore, AlertLevel.Error, isFrugal: false);
        Assert.Equal(expected, state.ReminderStep);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(5.0, false, true)]
    [InlineData(47.0, true, false)]
    [InlineData(49.0, true, true)]
    public void WhileAnEpisodeGoesOnAKindMustHaveBeenQuietForTwoDaysToBeNewsAgain(double? quietHours, bool isBusy, bool expected)
    {
        TimeSpan? quiet = quietHours is { } hours ? TimeSpan.FromHours(hours) : null;
        Assert.Equal(expected, AlertSchedule.IsNewsAgain(Timings, isBusy ? After(1) : new ScheduleState(), quiet));
    }

    [Fact]
    public void TheFullestWindowCountsForHalfOfItEachHour() =>
        Assert.Equal(100, AlertSchedule.FadedPeak(800, TimeSpan.FromHours(3)), 6);

    [Fact]
    public void RemindersStartAgainWhenNothingHasHappenedForTheEpisodeMemory()
    {
        var state = After(3, isReminder: true);
        Assert.Equal(3, AlertSchedule.AfterLook(Timings, state, At(4 * 3600), isActive: false).ReminderStep);
        var rested = AlertSchedule.AfterLook(Timings, state, At(4 * 3600 + 1), isActive: false);
        Assert.Equal((0, null), (rested.ReminderStep, rested.WorstTold));
    }

    [Fact]
    public void AFirstFatalIsDueAtOnceButTenSecondsAfterTheLastDigest()
    {
        Assert.Equal(0, Due(new ScheduleState(), level: AlertLevel.Fatal));
        Assert.Equal(10, Due(After(5), level: AlertLevel.Fatal));
        Assert.Equal(30, Due(After(5), firstArrival: 30, level: AlertLevel.Fatal));
        Assert.Equal(300, Due(After(5, worst: AlertLevel.Fatal), level: AlertLevel.Fatal));
    }

    [Fact]
    public void AKindAtAHigherLevelThanTheEpisodeHasHadIsUrgent()
    {
        Assert.Equal(10, Due(After(5, worst: AlertLevel.Warning), level: AlertLevel.Error));
        Assert.Equal(300, Due(After(5, worst: AlertLevel.Error), level: AlertLevel.Error));
    }

    [Fact]
    public void ASurgeIsToldTenSecondsAfterTheLastDigest()
    {
        Assert.Equal(10, Due(After(5), isNews: false, isSurging: true));
        Assert.Equal(300, Due(After(5), isNews: false));
    }

    [Theory]
    [InlineData(19, 0.0, 0, false)]
    [InlineData(20, 0.0, 0, true)]
    [InlineData(20, 0.1, 0, false)]
    [InlineData(300, 1.0, 0, true)]
    [InlineData(300, 1.0, 99.9, true)]
    [InlineData(300, 1.0, 100, false)]
    [InlineData(299, 1.0, 0, false)]
    public void ASurgeIsTwentyEventsTenTimesTheRateBeforeAndThreeTimesTheFullestWindow(long count, double rateBefore, double peak, bool expected) =>
        Assert.Equal(expected, AlertSchedule.IsSurge(count, rateBefore, peak));

    [Fact]
    public void AheadOfTheMonthsPaceTheLastSpacingIsHalfAnHour()
    {
        Assert.Equal(1800, Due(After(5), isFrugal: true));
        Assert.Equal(60, Due(After(4), firstArrival: -60, isFrugal: true));
    }

    [Fact]
    public void NothingIsEverDueBeforeItsSpacing() => Gen.Select(Gen.Int[0, 12], Gen.Int[-1000, 1000], Gen.Bool, Gen.Int[0, 5], Gen.Bool, Gen.Bool).Sample(
        static (digests, firstArrival, isNews, level, isSurging, isFrugal) =>
        {
            var state = After(digests);
            var due = Due(state, firstArrival, isNews, (AlertLevel)level, isSurging, isFrugal);
            var least = digests switch { 0 => 0, 1 => 2, 2 => 5, _ => 10 };
            Assert.True(due >= firstArrival);
            if (digests > 0) Assert.True(due >= least);
        });
}
