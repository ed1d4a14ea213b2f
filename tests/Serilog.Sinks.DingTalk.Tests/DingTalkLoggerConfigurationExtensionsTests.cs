using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests;

[Collection(RunsAlone.Name)]
public sealed class DingTalkLoggerConfigurationExtensionsTests
{
    readonly DingTalkAlerts _alerts = new();

    [Fact]
    public void ByDefaultErrorsAreToldAndWarningsAreNot()
    {
        using var group = new LoopbackGroup();

        LogOneOfEach(Configuration().WriteTo.DingTalk(o => Configure(o, group)));

        Assert.Equal(2, _alerts.GetStatistics().Told);
    }

    [Fact]
    public void ByDefaultErrorsAreToldAndWarningsAreNotWithOptionsMadeElsewhere()
    {
        using var group = new LoopbackGroup();
        var options = new DingTalkOptions();
        Configure(options, group);

        LogOneOfEach(Configuration().WriteTo.DingTalk(options));

        Assert.Equal(2, _alerts.GetStatistics().Told);
        Assert.Null(options.Diagnostics);
    }

    [Fact]
    public void ByDefaultErrorsAreToldAndWarningsAreNotWithAFlatList()
    {
        using var group = new LoopbackGroup();

        LogOneOfEach(Configuration().WriteTo.DingTalk(group.Webhook, application: "Shop", language: "en"));

        Assert.Contains("Shop", group.OnlyText);
        Assert.Contains("a fatal event", group.OnlyText);
        Assert.Contains("an error", group.OnlyText);
        Assert.DoesNotContain("a warning", group.OnlyText);
    }

    [Fact]
    public void TheLevelCanBeLowered()
    {
        using var group = new LoopbackGroup();

        LogOneOfEach(Configuration().WriteTo.DingTalk(o => Configure(o, group), LogEventLevel.Information));

        Assert.Equal(4, _alerts.GetStatistics().Told);
    }

    [Fact]
    public void ALevelSwitchDecidesInPlaceOfTheLevelAndWithoutAWarning()
    {
        using var selfLog = new CapturedSelfLog();
        using var group = new LoopbackGroup();

        LogOneOfEach(Configuration().WriteTo.DingTalk(
            o => Configure(o, group), levelSwitch: new LoggingLevelSwitch(LogEventLevel.Warning)));

        Assert.Equal(3, _alerts.GetStatistics().Told);
        Assert.Empty(selfLog.Lines);
    }

    [Fact]
    public void WithoutAWebhookTheSinkIsDisabledAndSaysSoOnce()
    {
        using var selfLog = new CapturedSelfLog();
        using var environment = new EnvironmentVariable("DINGTALK_WEBHOOK", null);

        LogOneOfEach(Configuration().WriteTo.DingTalk());

        Assert.Contains("DINGTALK_WEBHOOK", Assert.Single(selfLog.Lines));
    }

    [Fact]
    public void AnEmptyWebhookDisablesTheSinkWhateverTheEnvironmentSays()
    {
        using var group = new LoopbackGroup();
        using var environment = new EnvironmentVariable("DINGTALK_WEBHOOK", group.Webhook);

        LogOneOfEach(Configuration().WriteTo.DingTalk(""));

        Assert.Empty(group.Bodies);
    }

    [Fact]
    public void TheWebhookMayComeFromTheEnvironment()
    {
        using var group = new LoopbackGroup();
        using var environment = new EnvironmentVariable("DINGTALK_WEBHOOK", group.Webhook);

        LogOneOfEach(Configuration().WriteTo.DingTalk());

        Assert.Single(group.Bodies);
    }

    [Fact]
    public void AMalformedWebhookIsRefusedWhenTheLoggerIsConfigured()
    {
        var exception = Assert.ThrowsAny<ArgumentException>(
            () => Configuration().WriteTo.DingTalk("not an address with s3cr3t-token"));

        Assert.Contains("webhook", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("s3cr3t-token", exception.Message);
    }

    [Fact]
    public void AWrongOptionIsRefusedByItsName()
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => Configuration().WriteTo.DingTalk(static o =>
        {
            o.Webhook = "http://127.0.0.1:9/robot/send?access_token=t";
            o.MaxKinds = 0;
        }));

        Assert.Contains("MaxKinds", exception.Message);
    }

    [Fact]
    public void WhatTheLibrarySaysMayHoldBraces()
    {
        using var selfLog = new CapturedSelfLog();

        DingTalkSink.ToSelfLog("refused: {0} {} {Message} {");

        Assert.EndsWith("refused: {0} {} {Message} {", Assert.Single(selfLog.Lines));
    }

    [Fact]
    public async Task TheSelfLogHearsWhyDingTalkRefuses()
    {
        using var selfLog = new CapturedSelfLog();
        await using var test = new SinkUnderTest(static o => o.Diagnostics = null);
        test.Robot.Answer = static _ => Some.RefusedForConfiguration() with { Advice = "Mend the {secret}, then {" };

        test.Sink.Emit(Some.ErrorEvent());
        await test.TellAsync();

        Assert.Contains(selfLog.Lines, static l => l.Contains("Mend the {secret}, then {"));
    }

    [Fact]
    public void DiagnosticsOfTheUsersTakeThePlaceOfTheSelfLog()
    {
        using var selfLog = new CapturedSelfLog();
        using var environment = new EnvironmentVariable("DINGTALK_WEBHOOK", null);
        var heard = new List<string>();

        LogOneOfEach(Configuration().WriteTo.DingTalk(o => o.Diagnostics = heard.Add));

        Assert.Single(heard);
        Assert.Empty(selfLog.Lines);
    }

    static LoggerConfiguration Configuration() => new LoggerConfiguration().MinimumLevel.Is(LevelAlias.Minimum);

    void Configure(DingTalkOptions options, LoopbackGroup group)
    {
        options.Webhook = group.Webhook;
        options.Alerts = _alerts;
    }

    static void LogOneOfEach(LoggerConfiguration configuration)
    {
        using var logger = configuration.CreateLogger();
        logger.Information("an ordinary event");
        logger.Warning("a warning");
        logger.Error("an error");
        logger.Fatal("a fatal event");
    }
}
