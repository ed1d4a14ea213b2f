namespace DingTalk.Alerting.Tests.Grouping;

public sealed class ExceptionSampleTests
{
    [Fact]
    public void FramesAreThoseTheDeveloperWrote()
    {
        var sample = ExceptionSample.From(Faults.Caught(Faults.WrapCharge));

        Assert.Equal("System.InvalidOperationException", sample.Type);
        Assert.Equal("wrapped", sample.Message);
        Assert.Equal("DingTalk.Alerting.Tests.Grouping.Faults.Wrap", sample.Frames[0].Method);
        Assert.Equal("DingTalk.Alerting.Tests.Grouping.Faults.Charge", sample.Inner!.Frames[0].Method);
        Assert.All(sample.Frames, frame => Assert.True(frame.IsOwn));
        Assert.StartsWith("charge ", sample.Inner.Message, StringComparison.Ordinal);
        Assert.Null(sample.Inner.Inner);
    }

    [Fact]
    public void ALocationIsAFileAndALine() => Assert.Matches(
        "^Faults[.]cs:[1-9][0-9]*$", ExceptionSample.From(Faults.Caught(Faults.Charge)).Frames[0].Location!);

    [Fact]
    public void TheFrameworksFramesAreMarked()
    {
        var sample = ExceptionSample.From(Faults.Caught(() => Faults.ParsedOne()));

        Assert.False(sample.Frames[0].IsOwn);
        Assert.StartsWith("System.", sample.Frames[0].Method, StringComparison.Ordinal);
        Assert.Equal("DingTalk.Alerting.Tests.Grouping.Faults.ParsedOne", sample.Frames.First(frame => frame.IsOwn).Method);
    }

    [Fact]
    public async Task AnAsyncMethodIsNamedAsItWasWritten()
    {
        var sample = ExceptionSample.From(await Faults.CaughtAsync(Faults.PayAsync));

        Assert.Equal(
            ["Faults.ChargeAsync", "Faults.PayAsync", "Faults.CaughtAsync"],
            sample.Frames.Where(frame => frame.IsOwn).Select(frame => frame.Method.Replace("DingTalk.Alerting.Tests.Grouping.", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void RecursionIsToldOnce()
    {
        var sample = ExceptionSample.From(Faults.Caught(() => Faults.Recurse(100)));

        Assert.Single(sample.Frames, frame => frame.Method.EndsWith(".Recurse", StringComparison.Ordinal));
    }

    [Fact]
    public void ALongMessageIsCutBetweenCharacters()
    {
        var whole = new string('x', 1_000);

        Assert.Equal(whole, ExceptionSample.From(new TimeoutException(whole)).Message);
        Assert.Equal(1_000, ExceptionSample.From(new TimeoutException(whole + "y")).Message.Length);
        var cut = ExceptionSample.From(new TimeoutException(new string('x', 998) + "😀😀")).Message;
        Assert.Equal(new string('x', 998) + "…", cut);
    }

    [Fact]
    public void ACycleIsReadEightLevelsDeep()
    {
        var depth = 0;
        for (var sample = ExceptionSample.From(Some.CyclicException()); sample is not null; sample = sample.Inner) depth++;

        Assert.Equal(8, depth);
    }

    [Fact]
    public void AHostileExceptionIsTold()
    {
        var sample = ExceptionSample.From(Faults.Caught(() => throw new HostileException()));

        Assert.Equal("(no message: reading it threw InvalidOperationException)", sample.Message);
        Assert.NotEmpty(sample.Frames);
    }

    [Fact]
    public void OneThatWasNeverThrownHasNoFrames() => Assert.Empty(ExceptionSample.From(new TimeoutException()).Frames);
}
