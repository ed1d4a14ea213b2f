using System.Net;
using DingTalk.Testing;
using DingTalk.Testing.Apps;

namespace DingTalk.Emulator.Tests;

public sealed class EmulatorArgumentsTests
{
    [Fact]
    public void WithoutOptionsItIsAGroupOfThisMachineWithDingTalksNumbers()
    {
        var arguments = EmulatorArguments.Parse([]);

        Assert.Equal(new DingTalkGroupOptions { Port = 8787 }, arguments.Group);
        Assert.Equal((false, 0, false), (arguments.Stdout, arguments.ExitAfter, arguments.Help));
    }

    [Fact]
    public void EveryOptionReachesTheGroup()
    {
        var arguments = EmulatorArguments.Parse(
        [
            "--port", "1", "--listen=0.0.0.0", "--token", "t", "--secret", "s=1", "--keyword", "a", "--keyword=b",
            "--ip-range", "10.0.0.0/8", "--per-minute", "5", "--penalty", "6", "--quota", "7", "--dialect", "chinese",
            "--throttle-code", "410100", "--stdout", "--exit-after", "9", "--inbox", "8", "--image-messages", "--allow-images", "--version",
        ]);

        var group = arguments.Group;
        Assert.Equal((1, IPAddress.Any, "t", "s=1"), (group.Port, group.Listen, group.Token, group.Secret));
        Assert.Equal(["a", "b"], group.Keywords);
        Assert.Equal(["10.0.0.0/8"], group.IpRanges);
        Assert.Equal((5, TimeSpan.FromSeconds(6), 7), (group.PerMinute, group.Penalty, group.MonthlyQuota));
        Assert.Equal((ErrorDialect.Chinese, 410100), (group.Dialect, group.ThrottleCode));
        Assert.Equal((true, 9, true), (arguments.Stdout, arguments.ExitAfter, arguments.Version));
        Assert.Equal((8, true, true), (group.InboxCapacity, group.TakesImageMessages, group.AllowImages));
    }

    [Fact]
    public void TheCommandLineSaysTheLastWordOverAConfiguration()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{"port":1,"inbox":5,"robots":[{"token":"A","perMinute":3},{"token":"B"}]}""");
        try
        {
            var group = EmulatorArguments.Parse(["--port", "2", "--secret", "s", "--config", file]).Group;

            Assert.Equal((2, 5, null), (group.Port, group.InboxCapacity, group.Secret));
            Assert.Equal(("A", "s", 3), (group.Robots[0].Token, group.Robots[0].Secret, group.Robots[0].PerMinute));
            Assert.Equal(("B", null), (group.Robots[1].Token, group.Robots[1].Secret));

            File.WriteAllText(file, """{"robots":[{"tokn":"A"}]}""");
            var wrong = Assert.Throws<ArgumentException>(() => EmulatorArguments.Parse([$"--config={file}"]));
            Assert.StartsWith($"{file}: There is no 'robots[0].tokn'.", wrong.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }

        var missing = Assert.Throws<ArgumentException>(() => EmulatorArguments.Parse(["--config", file]));
        Assert.StartsWith("Cannot read the configuration: ", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAppHasOptionsOfItsOwn()
    {
        var group = EmulatorArguments.Parse(
        [
            "--app-key", "k", "--app-secret", "s", "--robot-code=r", "--agent-id", "7", "--conversation", "cidA==", "--conversation=cidB==",
            "--user", "chen:13912345678", "--user", "li",
        ]).Group;

        var app = group.App;
        Assert.Equal(("k", "s", "r", 7L), (app.AppKey, app.AppSecret, app.RobotCode, app.AgentId));
        Assert.Equal(["cidA==", "cidB=="], app.Conversations);
        Assert.Equal("cidA==", group.Conversation);
        Assert.Equal([new GroupUser("chen", "", "13912345678"), new GroupUser("li")], app.Users);
    }

    [Theory]
    [InlineData("--agent-id", "0")]
    [InlineData("--user", ":1")]
    [InlineData("--conversation", "")]
    public void AWrongValueOfTheAppNamesItsOption(string name, string value)
    {
        var wrong = Assert.Throws<ArgumentException>(() => EmulatorArguments.Parse([name, value]));

        Assert.StartsWith($"The value of {name} must ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheQuotaCanBeSwitchedOff() => Assert.Null(EmulatorArguments.Parse(["--quota", "none"]).Group.MonthlyQuota);

    [Theory]
    [InlineData("--listen", "nowhere")]
    [InlineData("--dialect", "klingon")]
    [InlineData("--throttle-code", "429")]
    [InlineData("--penalty", "-1")]
    [InlineData("--exit-after", "0")]
    [InlineData("--quota", "many")]
    public void AValueThatIsNotOneNamesItsOption(string name, string value)
    {
        var wrong = Assert.Throws<ArgumentException>(() => EmulatorArguments.Parse([name, value]));

        Assert.StartsWith($"The value of {name} must be ", wrong.Message, StringComparison.Ordinal);
    }
}
