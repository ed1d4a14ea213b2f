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

    [Theory]
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
