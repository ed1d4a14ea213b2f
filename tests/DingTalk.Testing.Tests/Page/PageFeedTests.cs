using System.Text.Json;
using DingTalk.Testing.Inbox;
using DingTalk.Testing.Messages;
using DingTalk.Testing.Page;

namespace DingTalk.Testing.Tests.Page;

public class PageFeedTests
{
    readonly GroupState _group = new(new DingTalkGroupOptions(), TestContext.Current.CancellationToken);
    readonly PageFeed _feed;

    public PageFeedTests() => _feed = new PageFeed(_group);

    PageFilter All => new(_group.Options.Conversation);

    [Fact]
    public void AnEmptyGroupHasOneConversation() =>
        Assert.Equal([_feed.Home], _feed.State().Conversations.Select(room => room.Key));

    [Fact]
    public void MessagesAreListedWhereDingTalkShowsThem()
    {
        Add(MessageChannel.Webhook, "one", _group.Options.Conversation);
        Add(MessageChannel.Group, "two", "cidOther==");
        Add(MessageChannel.Person, "three", null, "zhang", "li");
        Add(MessageChannel.Work, "four", null, "zhang");
        Add(MessageChannel.Ding, "five", null, "zhang");
        var rooms = _feed.State().Conversations;
        Assert.Equal(_feed.Home, rooms[0].Key);
        Assert.Equal(["ding", "group:cidOther==", "person:li", "person:zhang", "work"], rooms.Skip(1).Select(room => room.Key).Order());
        Assert.All(rooms, room => Assert.Equal(1, room.Count));
        Assert.Equal("three", rooms.Single(room => room.Key == "person:li").Preview);
        Assert.Equal(["three"], Texts(All with { Conversation = "person:zhang" }));
        Assert.Equal(["four"], Texts(All with { Conversation = "work" }));
    }

    [Fact]
    public void ARecalledMessageIsNoPreview()
    {
        Add(MessageChannel.Webhook, "kept", _group.Options.Conversation);
        var recalled = Add(MessageChannel.Webhook, "recalled", _group.Options.Conversation);
        _group.Inbox.Change(recalled.Id, message => message with { IsRecalled = true });
        Assert.Equal("kept", _feed.State().Conversations[0].Preview);
        Assert.True(_feed.Before(long.MaxValue, 1, All).Messages[0].Recalled);
    }

    [Fact]
    public void PagesGoBackFromTheNewest()
    {
        for (var i = 1; i <= 5; i++) Add(MessageChannel.Webhook, $"{i}", _group.Options.Conversation);
        var newest = _feed.Before(long.MaxValue, 2, All);
        Assert.Equal(["4", "5"], newest.Messages.Select(message => message.Preview));
        Assert.True(newest.More);
        Assert.Equal(5, newest.Matching);
        var oldest = _feed.Before(newest.Messages[0].Id, 100, All);
        Assert.Equal(["1", "2", "3"], oldest.Messages.Select(message => message.Preview));
        Assert.False(oldest.More);
    }

    [Fact]
    public void AMessageIsPaintedOnce()
    {
        Add(MessageChannel.Webhook, "a", _group.Options.Conversation);
        Assert.Same(_feed.Before(long.MaxValue, 1, All).Messages[0], _feed.Before(long.MaxValue, 1, All).Messages[0]);
    }

    [Fact]
    public void NoMessageIsTooDeepForJson()
    {
        foreach (var part in new[] { "> ", "- ", "*", "<font color=#ff0000>", "[" })
            Say(MessageChannel.Webhook, string.Concat(Enumerable.Repeat(part, 15_000 / part.Length)) + "a", _group.Options.Conversation, "markdown", []);
        var json = JsonSerializer.Serialize(_feed.Before(long.MaxValue, 100, All), PageJson.Relaxed.PageMessages);
        Assert.DoesNotContain('\n', json);
    }

    List<string> Texts(PageFilter filter) => [.. _feed.Before(long.MaxValue, 100, filter).Messages.Select(message => message.Preview)];

    GroupMessage Add(MessageChannel channel, string text, string? conversation, params string[] users) =>
        Say(channel, text, conversation, "text", users);

    GroupMessage Say(MessageChannel channel, string text, string? conversation, string type, string[] users) => _group.Inbox.Add(new GroupMessage
    {
        Channel = channel,
        Conversation = conversation,
        Users = users,
        ErrMsg = "ok",
        Content = new MessageContent { MsgType = type, Text = text },
    });
}
