namespace DingTalk.Alerting.Tests.Digests;

public sealed class EventTimesTests
{
    static readonly EventTimes Times = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), SomeDigest.Now);

    [Theory]
    [InlineData("2026-11-23T06:02:37Z", "14:02:37")]
    [InlineData("2026-11-22T16:00:00Z", "00:00:00")]
    [InlineData("2026-11-22T15:59:59Z", "11-22 23:59:59")]
    [InlineData("2025-12-31T12:00:00Z", "2025-12-31 20:00:00")]
    public void ATimeHasADateWhereItIsNotTheDigests(string time, string expected) =>
        Assert.Equal(expected, Times.At(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void ARangeWithinASecondIsOneTime() =>
        Assert.Equal("14:02:39", Times.Range(SomeDigest.Now, SomeDigest.Now.AddMilliseconds(900)));

    [Fact]
    public void NoTimeIsTooFarAway()
    {
        Assert.StartsWith("0001-01-01", Times.At(DateTimeOffset.MinValue), StringComparison.Ordinal);
        Assert.StartsWith("9999-12-31", Times.At(DateTimeOffset.MaxValue), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", 0.2, "不到 1 秒")]
    [InlineData("zh", 37, "37 秒")]
    [InlineData("zh", 37 * 60, "37 分钟")]
    [InlineData("zh", 3600, "1 小时")]
    [InlineData("zh", 3900, "1 小时 5 分钟")]
    [InlineData("zh", 90000, "1 天 1 小时")]
    [InlineData("en", 0.2, "less than 1 s")]
    [InlineData("en", 59.9, "59 s")]
    [InlineData("en", 37 * 60, "37 min")]
    [InlineData("en", 3900, "1 h 5 min")]
    [InlineData("en", 86400, "1 day")]
    [InlineData("en", 180000, "2 days 2 h")]
    [InlineData("en", -5, "less than 1 s")]
    public void ADurationIsTold(string language, double seconds, string expected) =>
        Assert.Equal(expected, Words.For(language).Duration(TimeSpan.FromSeconds(seconds)));
}
