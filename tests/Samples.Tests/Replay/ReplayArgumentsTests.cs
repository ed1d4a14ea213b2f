using Replay;
using Serilog.Events;

namespace Samples.Tests.Replay;

public sealed class ReplayArgumentsTests
{
    [Fact]
    public void OptionsMayStandBeforeAndAfterTheFile()
    {
        var arguments = ReplayArguments.Parse(["--level", "Warning", "a.clef", "--clock", "event", "--groups", "out.tsv", "--language", "en"]);

        Assert.Equal(
            new ReplayArguments { File = "a.clef", Level = LogEventLevel.Warning, IsEventClock = true, Groups = "out.tsv", Language = "en" },
            arguments);
    }

    [Fact]
    public void ARunThatMayBeKilledIsAskedForInNumbersAndFiles() => Assert.Equal(
        new ReplayArguments { File = "a.clef", State = "s/a.state", Rate = 2.5, Repeat = 7, Progress = "p.txt" },
        ReplayArguments.Parse(["a.clef", "--state", "s/a.state", "--rate", "2.5", "--repeat", "7", "--progress", "p.txt"]));

    [Theory]
    [InlineData("a.clef", "--rate", "0")]
    [InlineData("a.clef", "--rate", "fast")]
    [InlineData("a.clef", "--rate", "5", "--clock", "event")]
    [InlineData("a.clef", "--repeat", "0")]
    [InlineData("a.clef", "--repeat", "-1")]
    [InlineData("a.clef", "--repeat", "2", "--clock", "event")]
    [InlineData("a.clef", "--state")]
    [InlineData("a.clef", "--progress")]
    [InlineData]
    [InlineData("a.clef", "b.clef")]
    [InlineData("a.clef", "--bogus")]
    [InlineData("a.clef", "--level")]
    [InlineData("a.clef", "--level", "Loud")]
    [InlineData("a.clef", "--clock", "sun")]
    [InlineData("a.clef", "--webhook", "nowhere")]
    [InlineData("a.clef", "--clock", "event", "--webhook", "https://oapi.dingtalk.com/robot/send?access_token=a")]
    public void WhatMakesNoSenseIsRefused(params string[] args) =>
        Assert.Throws<ArgumentException>(() => ReplayArguments.Parse(args));
}
