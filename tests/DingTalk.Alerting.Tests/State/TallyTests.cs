namespace DingTalk.Alerting.Tests.State;

public sealed class TallyTests
{
    [Fact]
    public void CountsComeBackAsTheyWereCounted()
    {
        long word = 0;
        for (var i = 1; i <= 1_000; i++) Assert.Equal(i, Tally.Increment(ref word));
        Assert.Equal(1_000, Tally.Read(ref word));
        Assert.True(Tally.TryParse(word, out var parsed));
        Assert.Equal(1_000, parsed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000_000_000_000)]
    public void ALargeCountStillCounts(long count)
    {
        var word = Tally.Word(count);
        Assert.Equal(count + 1, Tally.Increment(ref word));
        Assert.True(Tally.TryParse(word, out var parsed));
        Assert.Equal(count + 1, parsed);
    }

    [Fact]
    public void ARetiredWordKeepsItsCountAndRefusesMore()
    {
        var word = Tally.Word(42);
        Assert.Equal(42, Tally.Retire(ref word));
        Assert.True(Tally.Increment(ref word) < 0);
        Assert.True(Tally.Read(ref word) < 0);
        Assert.False(Tally.TryParse(word, out _));
    }

    [Fact]
    public void OnlyTheExpectedCountIsRetired()
    {
        var word = Tally.Word(42);
        Assert.False(Tally.TryRetire(ref word, 41));
        Assert.Equal(43, Tally.Increment(ref word));
        Assert.True(Tally.TryRetire(ref word, 43));
        Assert.True(Tally.Increment(ref word) < 0);
    }

    [Fact]
    public void AnyOneBitThatFlipsShows()
    {
        foreach (var count in new long[] { 0, 1, 7, 65_521, 123_456_789, 70_000_000_000_000 })
        {
            for (var bit = 0; bit < 64; bit++) Assert.False(Tally.TryParse(Tally.Word(count) ^ (1L << bit), out _));
        }
    }

    [Fact]
    public void OfRandomWordsHardlyAnyIsACount()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var bytes = new byte[8];
        var counts = 0;
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(bytes);
            if (Tally.TryParse(BitConverter.ToInt64(bytes, 0), out _)) counts++;
        }

        Assert.True(counts < 20, $"{counts} with seed {seed}");
    }
}
