using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Checks;

public sealed class DuplicateTests : GroupTest
{
    [Fact]
    public async Task AMessageWithAKnownUuidIsAnsweredWithOkAndShownOnce()
    {
        var first = await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id-1"));
        var second = await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id-1"));
        var another = await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id-2"));

        Assert.Equal([first.Body, first.Body], new[] { second.Body, another.Body });
        Assert.Equal(["id-1", "id-2"], Group.Messages.Select(message => message.MsgUuid));
        Assert.Equal(MessageOutcome.Refused, Group.Requests[1].Outcome);
        Assert.Equal(0, Group.Requests[1].ErrCode);
        Assert.Equal("A message with this msgUuid is shown already, so this one is not: a retry keeps its msgUuid, a new message takes a new one.", Group.Requests[1].Reason);
    }

    [Fact]
    public async Task ARefusedMessageDoesNotUseUpItsUuid()
    {
        Group.Keywords = ["k"];
        await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id"));
        Group.Keywords = [];
        await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id"));

        Assert.Single(Group.Messages);
    }

    [Fact]
    public async Task AnotherRobotKnowsNothingOfTheUuid()
    {
        var other = Group.AddRobot();
        await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id"));
        await Sender.JsonAsync(other.Webhook, Sender.Text("a", "id"));

        Assert.Equal(2, Group.Messages.Count);
    }

    [Fact]
    public async Task ARepetitionCountsAgainstTheLimit()
    {
        for (var i = 0; i < 20; i++) await Sender.JsonAsync(Group.Webhook, Sender.Text("a", "id"));

        Assert.Equal(130101, (await SayAsync("b")).ErrCode);
    }
}
