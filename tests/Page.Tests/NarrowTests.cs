using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public class NarrowTests(Chromium chromium) : PageTest(chromium)
{
    protected override BrowserNewContextOptions ContextOptions => new()
    {
        Locale = "en-GB",
        ViewportSize = new() { Width = 320, Height = 640 },
        IsMobile = true,
        HasTouch = true,
        ColorScheme = ColorScheme.Dark,
    };

    [Fact]
    public async Task NothingIsWiderThanASmallPhone()
    {
        await OpenAsync();
        await FitsAsync();
        await SayAsync(new string('w', 500));
        await MarkdownAsync("#### " + new string('h', 200) + "\n\n| a | b |\n|---|---|\n| " + new string('c', 300) + " | d |\n\n```\n" + new string('x', 300) + "\n```");
        await SendAsync(new { msgtype = "feedCard", feedCard = new { links = new[] { new { title = new string('f', 100), messageURL = "https://example.com/", picURL = "https://example.com/" + new string('p', 200) } } } });
        await SendAsync(new { msgtype = "actionCard", actionCard = new { title = "a", text = "b", btnOrientation = "1", btns = new[] { new { title = new string('y', 60), actionURL = "https://example.com/y" }, new { title = new string('n', 60), actionURL = "https://example.com/n" } } } });
        await SendAsync(new { msgtype = new string('t', 200) });
        await Expect(Messages).ToHaveCountAsync(5);
        await FitsAsync();
        await Messages.First.Locator(".raw-toggle").ClickAsync();
        await Expect(Messages.Locator(".details")).ToBeVisibleAsync();
        await FitsAsync();
        await Page.Locator("#open-search").ClickAsync();
        await FitsAsync();
        await Page.Locator("#open-tools").ClickAsync();
        await Expect(Page.Locator("#fault-form")).ToBeVisibleAsync();
        await FitsAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Page.Locator("#open-side").ClickAsync();
        await Expect(Page.Locator("#rooms button")).ToBeVisibleAsync();
        await FitsAsync();
    }

    async Task FitsAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>(
            """
            () => {
              const room = document.querySelector("#scroller").getBoundingClientRect();
              const bars = ".table, pre, .tabs";
              const wide = [...document.querySelectorAll(".main *")].filter((e) => !e.closest(bars + ", .unseen, svg, .segment") && e.getClientRects().length > 0 && e.getBoundingClientRect().right > room.right + 1);
              return [document.documentElement.scrollWidth > innerWidth ? "the page" : null, ...wide.map((e) => e.className || e.tagName)].filter(Boolean);
            }
            """);
        Assert.Empty(wide);
    }
}
