using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests;

/// <summary>The README's samples, run as they stand there.</summary>
public sealed partial class ReadmeTests
{
#pragma warning disable xUnit1051 // A reader's samples pass no token of a test framework.
    [Fact]
    public async Task ItsSamplesRun()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SEC0123" });

        await new Alarm(group.Webhook, group.Secret).RaiseAsync("The disk is full");   // your code

        var message = await group.WaitForMessageAsync();
        Assert.Equal("The disk is full", message.Text);
        Assert.Empty(message.Hints);

        var alarm = new Alarm(group.Webhook, group.Secret);
        group.Reset();

        for (var i = 0; i < 21; i++) await alarm.RaiseAsync($"Alarm {i}");
        Assert.Equal(130101, group.Requests[^1].ErrCode);          // 20 a minute, then ten minutes of penalty

        group.AdvanceClock(TimeSpan.FromMinutes(10));
        await alarm.RaiseAsync("Open again");

        Assert.Equal("Open again", group.Messages[^1].Text);

        group.Fail(RobotFault.HttpStatus(500), times: 2);
        group.Fail(RobotFault.Refuse(430101, "unsafe link"));
        group.Fail(RobotFault.AcceptThenReset);                    // shown, but the sender cannot know
        group.FailUntilCleared(RobotFault.Delay(TimeSpan.FromSeconds(30)));
        group.ClearFaults();                                       // what waits goes on

        var other = group.AddRobot(new GroupRobotOptions { Keywords = ["alert"], PerMinute = 5, Dialect = ErrorDialect.Chinese });
        other.IpRanges = ["10.0.0.0/8"];

        await new Alarm(other.Webhook, null).RaiseAsync("alert");
        Assert.StartsWith("错误描述:ip 不在白名单中", group.Requests[^1].ErrMsg, StringComparison.Ordinal);
    }
#pragma warning restore xUnit1051

    [Fact]
    public async Task ItsSamplesAreTheOnesThatRun()
    {
        var readme = await Repository.ReadAsync("src/DingTalk.Testing/README.md");
        var run = await Repository.ReadAsync("tests/DingTalk.Testing.Tests/ReadmeTests.cs");

        var samples = Sample().Matches(readme).Select(sample => sample.Groups[1].Value).ToList();

        Assert.Equal(4, samples.Count);
        foreach (var line in samples.SelectMany(sample => sample.Split('\n')).Where(line => line.Length > 0))
            Assert.Contains($"        {line}\n", run, StringComparison.Ordinal);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    /// <summary>What a user may have written.</summary>
    sealed class Alarm(string webhook, string? secret)
    {
        public async Task RaiseAsync(string content)
        {
            using var http = new HttpClient();
            var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var address = secret is null ? webhook : Sender.Signed(webhook, timestamp, secret);
            using var answer = await http.PostAsJsonAsync(address, new { msgtype = "text", text = new { content } });
        }
    }
}
