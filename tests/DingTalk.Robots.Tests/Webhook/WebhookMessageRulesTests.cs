using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Webhook;

public sealed class WebhookMessageRulesTests
{
    public static TheoryData<RobotMessage, string> Refused => new()
    {
        { new TextMessage(""), "content" },
        { new TextMessage(null!), "content" },
        { new MarkdownMessage("", "x"), "title" },
        { new MarkdownMessage("T", ""), "text" },
        { new LinkMessage("T", "x", ""), "address" },
        { new LinkMessage("", "x", "https://a.example/"), "title" },
        { new LinkMessage("T", "", "https://a.example/"), "text" },
        { new ActionCardMessage("T", "x", []), "button" },
        { new ActionCardMessage("T", "x", null!), "button" },
        { new ActionCardMessage("T", "x", [new("", "https://a.example/")]), "title" },
        { new ActionCardMessage("T", "x", [new("A", "")]), "address" },
        { new ActionCardMessage("T", "x", [null!]), "title" },
        { new FeedCardMessage([]), "link" },
        { new FeedCardMessage([new("T", "https://a.example/", "")]), "picture" },
        { new FeedCardMessage([new("T", "", "https://a.example/p.png")]), "address" },
        { new TextMessage("x") { Mentions = new Mentions { Mobiles = [""] } }, "mention" },
        {
            new TextMessage("x")
            {
                Mentions = new Mentions { Mobiles = [.. Enumerable.Range(0, 26).Select(i => $"{i}")], UserIds = [.. Enumerable.Range(0, 25).Select(i => $"{i}")] },
            },
            "50"
        },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task AMessageThatAWebhookCannotCarryIsRefusedBeforeAnythingIsSent(RobotMessage message, string word)
    {
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => robot.SendAsync(message, TestContext.Current.CancellationToken));
        Assert.Contains(word, refusal.Message);
        Assert.Empty(handler.Bodies);
        Assert.Equal(20, robot.RateLimiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public void FiftyMentionsPass() => WebhookMessageRules.Check(new TextMessage("x")
    {
        Mentions = new Mentions { UserIds = [.. Enumerable.Range(0, 50).Select(i => $"{i}")] },
    });
}
