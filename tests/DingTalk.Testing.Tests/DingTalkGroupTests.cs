using System.Net;
using System.Text;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests;

public sealed class DingTalkGroupTests : GroupTest
{
    [Fact]
    public async Task AMessageIsAnsweredWithOkAndShown()
    {
        const string body =
            """
            {"msgtype":"markdown","markdown":{"title":"标题","text":"正文 @150"},
             "at":{"atMobiles":["150",151],"atUserIds":["u"],"isAtAll":"true"},"msgUuid":"a"}
            """;

        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", answer.Body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(answer.Body.Length, answer.Length);
        var message = Assert.Single(Group.Messages);
        Assert.Equal(1, message.Id);
        Assert.Equal(Clock.GetUtcNow(), message.ReceivedAt);
        Assert.Equal("markdown", message.MsgType);
        Assert.Equal("标题", message.Title);
        Assert.Equal("正文 @150", message.Text);
        Assert.Equal(["150", "151"], message.At.Mobiles);
        Assert.Equal(["u"], message.At.UserIds);
        Assert.True(message.At.Everyone);
        Assert.Equal("a", message.MsgUuid);
        Assert.Equal(Group.Token, message.Robot);
        Assert.Equal(Encoding.UTF8.GetByteCount(body), message.BodyBytes);
        Assert.Equal(body, message.Body);
    }

    [Fact]
    public async Task HangingRequestsDoNotHoldUpDisposal()
    {
        Group.FailUntilCleared(RobotFault.Hang);
        var first = SayAsync("one");
        var second = SayAsync("two");
        await Group.WaitForHeldRequestsAsync(2, cancellationToken: Cancelled);

        await Group.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => first);
        await Assert.ThrowsAsync<HttpRequestException>(() => second);
        Assert.Empty(Group.Messages);
        Assert.Equal(2, Group.Requests.Count);
    }

    [Fact]
    public void TheWebhookIsAnAddressOfThisMachineWithTheToken()
    {
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/robot/send\\?access_token=[0-9a-f]{64}$", Group.Webhook);
        Assert.EndsWith($"={Group.Token}", Group.Webhook, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenMayHoldAnything()
    {
        await RestartAsync(new DingTalkGroupOptions { Token = "a b&c=+%" });

        Assert.Equal(0, (await SayAsync("a")).ErrCode);
        Assert.Equal("a b&c=+%", Group.Messages[0].Robot);
    }

    [Fact]
    public async Task AWaitEndsWithTheMessageThatMatches()
    {
        var waiting = Group.WaitForMessageAsync(message => message.Text == "second", cancellationToken: Cancelled);
        await SayAsync("first");
        Assert.False(waiting.IsCompleted);
        await SayAsync("second");

        Assert.Equal(2, (await waiting).Id);
        Assert.Equal(1, (await Group.WaitForMessageAsync(cancellationToken: Cancelled)).Id);
    }

    [Fact]
    public async Task AWaitInVainSaysWhatThereWasInstead()
    {
        Group.Keywords = ["k"];
        await SayAsync("a");

        var late = await Assert.ThrowsAsync<TimeoutException>(
            () => Group.WaitForMessageAsync(timeout: TimeSpan.FromMilliseconds(20), cancellationToken: Cancelled));

        Assert.Equal(
            "There was no such message within 0.02 s. The group has had 1 request and shows 0 messages.\n"
            + "  #1 refused (310000 keywords not in content) text: a [Neither the title nor the text holds one of the robot's keywords (k): "
            + "one of them must be there, in the same letters.]",
            late.Message);
    }

    [Fact]
    public async Task AWaitCanBeGivenUpAndEndsWithTheGroup()
    {
        using var giveUp = new CancellationTokenSource();
        var given = Group.WaitForRequestAsync(cancellationToken: giveUp.Token);
        var left = Group.WaitForRequestAsync(cancellationToken: Cancelled);

        await giveUp.CancelAsync();
        await Group.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => left);
    }

    [Fact]
    public async Task RequestsCanBeReadAsTheyComeUntilTheGroupCloses()
    {
        await SayAsync("0");
        var read = new List<string>();
        var reading = ReadAsync();
        await SayAsync("1");
        await SayAsync("2");

        await Group.DisposeAsync();
        await reading;

        Assert.Equal(["0", "1", "2"], read);

        async Task ReadAsync()
        {
            await foreach (var request in Group.ReadRequestsAsync(Cancelled)) read.Add(request.Text);
        }
    }

    [Fact]
    public async Task NothingIsLostWhenManySendAtOnce()
    {
        await RestartAsync(new DingTalkGroupOptions { PerMinute = 1000 });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => SayAsync($"{i}")));

        Assert.Equal(Enumerable.Range(0, 200), Group.Messages.Select(message => int.Parse(message.Text, null)).Order());
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), Group.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task APortThatIsTakenIsAnIOException()
    {
        var taken = new DingTalkGroupOptions { Port = new Uri(Group.Webhook).Port };

        await Assert.ThrowsAsync<IOException>(() => DingTalkGroup.StartAsync(taken, Cancelled));
    }

    [Fact]
    public async Task OptionsOutOfRangeAreRefusedBeforeAnythingListens()
    {
        DingTalkGroupOptions[] wrong =
        [
            new() { PerMinute = 0 },
            new() { Penalty = TimeSpan.FromSeconds(-1) },
            new() { MonthlyQuota = -1 },
            new() { ThrottleCode = 1 },
            new() { InboxCapacity = 0 },
            new() { MaxBody = 1 },
            new() { Port = 65_536 },
            new() { Keywords = [""] },
            new() { Keywords = [.. Enumerable.Range(0, 11).Select(i => $"{i}")] },
            new() { IpRanges = ["nowhere"] },
            new() { Token = "t", Robots = [new GroupRobotOptions()] },
            new() { Robots = [new GroupRobotOptions { PerMinute = 0 }] },
            new() { Robots = [new GroupRobotOptions { Token = "t" }, new GroupRobotOptions { Token = "t" }] },
        ];

        foreach (var options in wrong)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => DingTalkGroup.StartAsync(options, Cancelled));
        Assert.Throws<ArgumentException>(() => Group.AddRobot(Group.Token));
    }

    [Fact]
    public async Task ARequestReadsWellInAFailedAssertion()
    {
        Group.Keywords = ["k"];
        await Sender.JsonAsync(Group.Webhook, Sender.Markdown("k title", "text"));
        await SayAsync("no");

        Assert.Equal(
            ["#1 delivered markdown: k title", "#2 refused (310000 keywords not in content) text: no [Neither the title nor the text holds one of the robot's keywords (k): one of them must be there, in the same letters.]"],
            Group.Requests.Select(request => request.ToString()));
        Assert.DoesNotContain("SECs", new DingTalkGroupOptions { Secret = "SECs" }.ToString(), StringComparison.Ordinal);
    }
}
