namespace DingTalk.Alerting.Tests.Digests;

/// <summary>Small parts of a message that are easy to get wrong.</summary>
public sealed class WordingTests
{
    static readonly Words English = Words.For("en");
    static readonly Words Chinese = Words.For("zh");

    [Theory]
    [InlineData(3, 60, "")]
    [InlineData(4, 1, "")]
    [InlineData(601, 60, "about 10 a second")]
    [InlineData(39_847, 7, "about 5,700 a second")]
    [InlineData(13, 60, "about 12 a minute")]
    [InlineData(10, 5_400, "about 6 an hour")]
    [InlineData(8, 7_200, "3 to 4 an hour")]
    [InlineData(5, 172_800, "about 2 a day")]
    public void ARateIsToldInTwoDigitsOfTheUnitThatFits(long events, int seconds, string rate) =>
        Assert.Equal(rate, Rate.Of(events, TimeSpan.FromSeconds(seconds), English));

    [Theory]
    [InlineData(13, 60, "每分钟约 12 条")]
    [InlineData(8, 7_200, "每小时 3 到 4 条")]
    public void ARateIsToldInChinese(long events, int seconds, string rate) =>
        Assert.Equal(rate, Rate.Of(events, TimeSpan.FromSeconds(seconds), Chinese));

    [Theory]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "ABCC", true)]
    [InlineData("*", "", true)]
    [InlineData("a**b", "ab", true)]
    [InlineData("a*b*c", "axxbxx", false)]
    [InlineData("abc", "abcd", false)]
    [InlineData("", "a", false)]
    public void AnAsteriskStandsForAnything(string pattern, string text, bool isMatch) => Assert.Equal(isMatch, Wildcard.IsMatch(pattern, text));

    [Fact]
    public void AHostilePatternTakesNoTime() => Assert.False(
        Wildcard.IsMatch(string.Concat(Enumerable.Repeat("a*", 500)) + "b", new string('a', 20_000)));

    [Theory]
    [InlineData("service.name=shop,service.version=1.4.2%2B7", "1.4.2+7")]
    [InlineData(" service.version=2 ", "2")]
    [InlineData("service.version=", null)]
    [InlineData("service.versions=3", null)]
    [InlineData(null, null)]
    public void AVersionIsFoundWhereOpenTelemetryHasIt(string? attributes, string? version) =>
        Assert.Equal(version, ApplicationVersions.OfResource(attributes));

    [Theory]
    [InlineData("1.4.2+9dc7ea5", "1.4.2")]
    [InlineData("1.4.2-beta.1", "1.4.2-beta.1")]
    [InlineData("1.0.0+9dc7ea5", null)]
    [InlineData("1.0.0", null)]
    [InlineData("+", null)]
    [InlineData(null, null)]
    public void AVersionIsReadWithoutItsCommit(string? informational, string? version) =>
        Assert.Equal(version, ApplicationVersions.OfAssembly(informational));

    [Fact]
    public void WhereItHappenedComesBeforeWhatCameOfItAndPlumbingNotAtAll()
    {
        var sample = new AlertSample
        {
            Timestamp = SomeDigest.Now,
            Message = "Order A-1 failed",
            Properties =
            [
                new("OrderId", "A-1"), new("Color", "red"), new("CustomerId", "7781"), new("StatusCode", "502"), new("ThreadId", "9"),
                new("RequestPath", "/pay"), new("Application", "Orders.Api"), new("Password", "x"), new("Empty", ""), new("Nothing", "null"),
            ],
        };
        var group = SomeDigest.Payment(1) with { Samples = [sample] };
        var chosen = PropertyChoice.Of(sample, group, MessageStyle.From(SomeDigest.Options("en")), isImportantOnly: false);
        Assert.Equal(["RequestPath", "StatusCode", "CustomerId", "Color"], chosen.Select(static p => p.Key));
    }

    [Fact]
    public void KindsWithTheSameCauseAreFound()
    {
        var storm = SomeMessages.All.Single(static m => m.Name == "storm").Digest;
        var roots = SharedRoots.Of(storm);
        Assert.Equal(["System.Net.Sockets.SocketException", "System.TimeoutException"], roots.Select(static root => root.Type));
        Assert.Equal([9, 3], roots.Select(static root => root.Groups.Count));
        Assert.Empty(SharedRoots.Of(storm with { CountsOnly = true }));
    }

    [Fact]
    public void TheSameTypeThrownInDifferentPlacesIsNoSharedCause()
    {
        var digest = new Digest { Time = SomeDigest.Now, Groups = [Thrown(1, "A.Parse"), Thrown(2, "B.Parse")] };
        Assert.Empty(SharedRoots.Of(digest));
        Assert.Single(SharedRoots.Of(digest with { Groups = [Thrown(1, "A.Parse"), Thrown(2, "A.Parse")] }));

        static DigestGroup Thrown(long id, string method) => SomeDigest.Payment(1) with
        {
            Id = id,
            ExceptionTypes = ["FormatException"],
            Samples =
            [
                new AlertSample
                {
                    Timestamp = SomeDigest.Now,
                    Message = "x",
                    Exception = new ExceptionSample { Type = "System.FormatException", Message = $"No number: {id}", Frames = [new FrameSample(method, IsOwn: true)] },
                },
            ],
        };
    }
}
