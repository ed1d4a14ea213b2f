using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class AppUsersTests
{
    const string Path = "/topapi/v2/user/getbymobile";

    readonly AppServer _server = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AUserIdIsRememberedForAnHour()
    {
        var clock = Some.Clock();
        _server.Answer(Path, """{"errcode":"0","errmsg":"ok","result":{"userid":"u1"},"request_id":"r"}""");
        using var robot = new AppRobot(_server.Options(clock));
        Assert.Equal("u1", (await robot.FindUserIdAsync("13800000000", Token)).Value);
        Assert.Equal("u1", (await robot.FindUserIdAsync(" 13800000000 ", Token)).Value);
        var call = Assert.Single(_server.To(Path));
        Assert.Equal("""{"mobile":"13800000000"}""", call.Body);
        clock.Advance(TimeSpan.FromHours(1));
        await robot.FindUserIdAsync("13800000000", Token);
        Assert.Equal(2, _server.To(Path).Count);
    }

    [Fact]
    public async Task ARefusalIsNotRemembered()
    {
        _server.Answer(Path, """{"errcode":60121,"errmsg":"找不到该用户"}""");
        using var robot = new AppRobot(_server.Options());
        Assert.Equal(SendReason.UnknownUser, (await robot.FindUserIdAsync("138", Token)).Call.Reason);
        await robot.FindUserIdAsync("138", Token);
        Assert.Equal(2, _server.To(Path).Count);
    }

    [Fact]
    public async Task AThousandAreRememberedAndTheOldestIsForgotten()
    {
        var clock = Some.Clock();
        _server.Answer(Path, """{"errcode":0,"result":{"userid":"u1"}}""");
        using var robot = new AppRobot(_server.Options(clock) with { CallsPerSecond = 100_000 });
        for (var i = 0; i <= 1000; i++)
        {
            await robot.FindUserIdAsync($"{i}", Token);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await robot.FindUserIdAsync("1", Token);
        Assert.Equal(1001, _server.To(Path).Count);
        await robot.FindUserIdAsync("0", Token);
        Assert.Equal(1002, _server.To(Path).Count);
    }
}
