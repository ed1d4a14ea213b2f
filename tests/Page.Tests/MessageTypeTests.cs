using DingTalk.Page.Tests.Support;

namespace DingTalk.Page.Tests;

public class MessageTypeTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task ATextShowsItsMentionsInAnotherColourAndItsLinesApart()
    {
        await OpenAsync();
        await SendAsync(new { msgtype = "text", text = new { content = "@13800138000 look\nnow" }, at = new { atMobiles = new[] { "13800138000" } } });
        await Expect(Messages.Locator(".mention")).ToHaveTextAsync("@13800138000");
        var colours = await Page.EvaluateAsync<string[]>(
            "() => [getComputedStyle(document.querySelector('.mention')).color, getComputedStyle(document.querySelector('.text')).color]");
        Assert.NotEqual(colours[1], colours[0]);
        await Expect(Messages.Locator(".text br")).ToHaveCountAsync(1);
        await Expect(Messages.Locator(".preview bdi")).ToHaveTextAsync("@13800138000 look now");
    }

    [Fact]
    public async Task AMarkdownShowsTheSubset()
    {
        await OpenAsync();
        await MarkdownAsync("#### Head\n\n> quote **bold** *italic*\n\n- one\n- two\n\n3. three\n\n[link](https://example.com/) <font color=#E02020>red</font>", "What a phone says");
        await Expect(Messages.Locator(".text [role=heading]")).ToHaveTextAsync("Head");
        await Expect(Messages.Locator("blockquote strong")).ToHaveTextAsync("bold");
        await Expect(Messages.Locator("blockquote em")).ToHaveTextAsync("italic");
        await Expect(Messages.Locator(".text ul > li")).ToHaveTextAsync(["one", "two"]);
        await Expect(Messages.Locator("ol")).ToHaveAttributeAsync("start", "3");
        var link = Messages.Locator(".text a");
        await Expect(link).ToHaveAttributeAsync("href", "https://example.com/");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await Expect(link).ToHaveAttributeAsync("target", "_blank");
        await Expect(Messages.Locator(".coloured")).ToHaveCSSAsync("color", "rgb(224, 32, 32)");
        await Expect(Messages.Locator(".preview bdi")).ToHaveTextAsync("What a phone says");
        await Expect(Messages.Locator(".text")).Not.ToContainTextAsync("What a phone says");
    }

    [Fact]
    public async Task ALinkIsACardThatOpensItsAddress()
    {
        await OpenAsync();
        await SendAsync(new { msgtype = "link", link = new { title = "Report", text = "All is well", messageUrl = "https://example.com/r", picUrl = "https://example.com/p.png" } });
        var card = Messages.Locator("a.card-link");
        await Expect(card).ToHaveAttributeAsync("href", "https://example.com/r");
        await Expect(card.Locator(".card-title")).ToHaveTextAsync("Report");
        await Expect(card.Locator(".card-text")).ToHaveTextAsync("All is well");
        await Expect(card.Locator(".picture-address")).ToHaveTextAsync("https://example.com/p.png");
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public async Task AnActionCardHasItsButtonsStackedOrSideBySide(string orientation, bool isSideBySide)
    {
        await OpenAsync();
        await SendAsync(new
        {
            msgtype = "actionCard",
            actionCard = new
            {
                title = "Deploy?",
                text = "### Deploy?",
                btnOrientation = orientation,
                btns = new[] { new { title = "Yes", actionURL = "https://example.com/y" }, new { title = "No", actionURL = "https://example.com/n" } },
            },
        });
        await Expect(Messages.Locator(".card-button")).ToHaveTextAsync(["Yes", "No"]);
        var boxes = await Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.card-button')].map(b => b.getBoundingClientRect().top)");
        Assert.Equal(isSideBySide, boxes[0] == boxes[1]);
    }

    [Fact]
    public async Task AnActionCardMayHaveOneButton()
    {
        await OpenAsync();
        await SendAsync(new { msgtype = "actionCard", actionCard = new { title = "a", text = "b", singleTitle = "Read", singleURL = "https://example.com/s" } });
        await Expect(Messages.Locator(".card-button")).ToHaveAttributeAsync("href", "https://example.com/s");
    }

    [Fact]
    public async Task AFeedCardHasABigFirstRowAndSmallOthers()
    {
        await OpenAsync();
        var links = new[] { "a", "b", "c" }.Select(name => new { title = name, messageURL = $"https://example.com/{name}", picURL = $"https://example.com/{name}.png" });
        await SendAsync(new { msgtype = "feedCard", feedCard = new { links } });
        await Expect(Messages.Locator(".feed-first .feed-title")).ToHaveTextAsync("a");
        await Expect(Messages.Locator(".feed-row .feed-title")).ToHaveTextAsync(["b", "c"]);
        var first = await Messages.Locator(".feed-first").BoundingBoxAsync();
        var row = await Messages.Locator(".feed-row").First.BoundingBoxAsync();
        Assert.True(first!.Height > 1.5 * row!.Height);
    }

    [Fact]
    public async Task ALongMessageFolds()
    {
        await OpenAsync();
        await MarkdownAsync(string.Join("\n\n", Enumerable.Range(0, 60).Select(i => $"line {i}")));
        var bubble = Messages.Locator(".bubble");
        var folded = await bubble.BoundingBoxAsync();
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(bubble).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("folded"));
        var whole = await bubble.BoundingBoxAsync();
        Assert.True(whole!.Height > 2 * folded!.Height);
    }

    [Fact]
    public async Task ARefusedRequestSaysItsCodeItsWordingAndWhy()
    {
        await OpenAsync();
        await SendAsync(new { msgtype = "text", text = new { content = "" } });
        await Expect(Messages.Locator(".refused-head")).ToContainTextAsync("Refused");
        await Expect(Messages.Locator(".refused-head code")).ToHaveTextAsync("400202");
        await Expect(Messages.Locator(".wording")).ToContainTextAsync("miss param : text->content");
        await Expect(Messages.Locator(".why")).ToContainTextAsync("text.content");
        await Expect(Messages).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Refused"));
    }

    [Fact]
    public async Task TheRawRequestIsThereOnDemandWithItsSecretsMasked()
    {
        Group.Secret = "SEC1";
        await OpenAsync();
        await SayAsync("hello");
        await Messages.Locator(".raw-toggle").ClickAsync();
        var details = Messages.Locator(".details");
        await Expect(details.Locator(".path")).Not.ToContainTextAsync(Group.Token);
        await Expect(details.Locator(".verdict")).ToHaveTextAsync("missing");
        await Expect(details.Locator(".facts")).ToContainTextAsync("of 20,000 bytes");
        await Expect(details.Locator(".raw-body")).ToContainTextAsync("\"msgtype\": \"text\"");
        await details.GetByText("As received").ClickAsync();
        await Expect(details.Locator(".raw-body")).ToContainTextAsync("\"msgtype\":\"text\"");
        await details.GetByText("Show secrets").ClickAsync();
        await Expect(details.Locator(".path")).ToContainTextAsync(Group.Token);
        await Messages.Locator(".raw-toggle").ClickAsync();
        await Expect(details).ToHaveCountAsync(0);
    }
}
