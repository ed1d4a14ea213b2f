using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DingTalk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Cli.Tests.Check;

public sealed class CheckTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARobotThatIsWellConfiguredIsFoundSoAndTheGroupSeesNothing()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECabc", Keywords = ["告警"] }, Cancelled);

        var (code, states, _) = await CheckAsync(group, "SECabc", "--keyword", "告警");

        Assert.Equal(0, code);
        Assert.Equal(
            "address=ok network=ok clock=ok token=ok signature=ok keyword=ok delivery=unknown", states);
        Assert.Empty(group.Messages);
        Assert.All(group.Requests, request => Assert.Equal(MessageOutcome.Refused, request.Outcome));
    }

    [Fact]
    public async Task WhatCannotBeKnownIsCalledUnknown()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var (code, states, _) = await CheckAsync(group, "SECneedless", "--keyword", "告警");

        Assert.Equal(0, code);
        Assert.Equal("address=ok network=ok clock=ok token=ok signature=unknown keyword=unknown delivery=unknown", states);
    }

    [Theory]
    [InlineData(null, null, "signature", "The robot wants a signature, and there is no secret. Set DINGTALK_SECRET")]
    [InlineData("SECwrong", null, "signature", "The signature is wrong or missing. Copy the secret (SEC…)")]
    [InlineData("SECabc", null, "keyword", "The robot has keywords, and every message must hold one of them.")]
    [InlineData("SECabc", "告", "keyword", "\"告\" is none of the robot's keywords.")]
    public async Task AWrongSettingIsNamedWithWhatToDo(string? secret, string? keyword, string subject, string sentence)
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECabc", Keywords = ["告警"] }, Cancelled);

        var (code, _, failure) = await CheckAsync(group, secret, keyword is null ? [] : ["--keyword", keyword]);

        Assert.Equal((1, subject), (code, failure.Subject));
        Assert.StartsWith(sentence, failure.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300005, "token is not exist", "token")]
    [InlineData(400102, "bot is stopped", "robot")]
    [InlineData(400013, "group disbanded", "robot")]
    [InlineData(130101, "send too fast, exceed 20 times per minute", "limits")]
    [InlineData(90030, "webhook over limit", "limits")]
    [InlineData(310000, "ip 1.2.3.4 not in whitelist", "ip")]
    [InlineData(310000, "invalid timestamp", "clock")]
    [InlineData(999, "nobody knows", "answer")]
    public async Task ARefusalIsToldUnderItsSubject(int code, string message, string subject)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        group.Fail(RobotFault.Refuse(code, message));

        var (exit, _, failure) = await CheckAsync(group, null);

        Assert.Equal((1, subject), (exit, failure.Subject));
        Assert.Contains($"(errcode {code}: \"{message}\")", failure.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "ok", 0)]
    [InlineData(10, "warning", 0)]
    [InlineData(-90, "failed", 1)]
    public async Task TheClockIsComparedWithTheServers(int minutes, string state, int exit)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes));

        var run = await new Support.Cli { TimeProvider = clock, ["DINGTALK_WEBHOOK"] = group.Webhook }.RunAsync("check", "--json");

        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(exit, run.Code);
        Assert.InRange(json.GetProperty("clockSkewSeconds").GetDouble(), (minutes * 60) - 30, (minutes * 60) + 30);
        Assert.Equal(state, json.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("subject").GetString() == "clock").GetProperty("state").GetString());
    }

    [Fact]
    public async Task AServerThatIsNotThereAndAnAddressThatIsNoneAreSentences()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var away = await new Support.Cli { ["DINGTALK_WEBHOOK"] = $"http://127.0.0.1:{port}/robot/send?access_token=abcdefgh" }.RunAsync("check");
        var wrong = await new Support.Cli { ["DINGTALK_WEBHOOK"] = "abcdefgh" }.RunAsync("check");

        Assert.Equal((1, 1), (away.Code, wrong.Code));
        Assert.Matches("FAILED  network     127\\.0\\.0\\.1:[0-9]+ could not be reached", away.Output);
        Assert.DoesNotContain("abcdefgh", away.Output + wrong.Output, StringComparison.Ordinal);
        Assert.StartsWith("FAILED  address     The webhook is not a web address", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneMessageIsSentWhereItIsToldTo()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Keywords = ["告警"] }, Cancelled);

        var (code, states, _) = await CheckAsync(group, null, "--keyword", "告警", "--send");

        Assert.Equal(0, code);
        Assert.EndsWith("delivery=ok", states, StringComparison.Ordinal);
        Assert.StartsWith("告警 dingtalk check: this robot works.", Assert.Single(group.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingIsSentWhereSomethingIsWrongAndADoubtIsADoubt()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Keywords = ["告警"] }, Cancelled);

        var wrong = await CheckAsync(group, null, "--send");
        Assert.Equal(1, wrong.Code);
        Assert.Empty(group.Messages);

        group.Keywords = [];
        group.Fail(RobotFault.Delay(TimeSpan.Zero));
        group.Fail(RobotFault.AcceptThenReset);
        Assert.Equal(3, (await CheckAsync(group, null, "--send")).Code);
    }

    static async Task<(int Code, string States, (string Subject, string Sentence) Failure)> CheckAsync(
        DingTalkGroup group, string? secret, params string[] args)
    {
        var run = await new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook, ["DINGTALK_SECRET"] = secret }.RunAsync(["check", "--json", .. args]);
        Assert.Equal("", run.Errors);
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(run.Code == 0, json.GetProperty("ok").GetBoolean());
        var findings = json.GetProperty("findings").EnumerateArray()
            .Select(finding => (Subject: Text(finding, "subject"), State: Text(finding, "state"), Sentence: Text(finding, "sentence")))
            .ToList();
        var failure = findings.LastOrDefault(finding => finding.State == "failed");
        return (run.Code, string.Join(' ', findings.Select(f => $"{f.Subject}={f.State}")), (failure.Subject, failure.Sentence));
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
