using DingTalk.Cli.Tests.Support;
using DingTalk.Testing;

namespace DingTalk.Cli.Tests;

/// <summary>What only a process shows: streams, encodings, signals.</summary>
public sealed class ProgramTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThePipeIsReadAsUtf8AndTheAnswerHasNoColours()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        using var cli = new CliProcess(Variables(group), "send", "text");

        await cli.WriteAsync("磁盘已满 😀\n");

        Assert.Equal(new CliOutcome(0, "Delivered.\n", ""), await cli.ExitAsync());
        Assert.Equal("磁盘已满 😀", Assert.Single(group.Messages).Text);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task AnInterruptEndsASendThatHasNoAnswer(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        group.Fail(RobotFault.Hang);
        using var cli = new CliProcess(Variables(group), "send", "text", "hello", "--timeout", "300");
        await group.WaitForRequestAsync(timeout: TimeSpan.FromMinutes(1), cancellationToken: Cancelled);

        await cli.SignalAsync(signal);

        var run = await cli.ExitAsync();
        Assert.Equal((130, ""), (run.Code, run.Output));
        Assert.StartsWith("Cancelled while the message was on its way: nobody knows", run.Errors, StringComparison.Ordinal);
        Assert.Contains("again with --uuid ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterruptEndsTheWaitForAPipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        using var cli = new CliProcess(Variables(group), "digest", "-");

        await cli.SignalAsync("INT");

        Assert.Equal(130, (await cli.ExitAsync()).Code);
        Assert.Empty(group.Requests);
    }

    static Dictionary<string, string> Variables(DingTalkGroup group) => new() { ["DINGTALK_WEBHOOK"] = group.Webhook };
}
