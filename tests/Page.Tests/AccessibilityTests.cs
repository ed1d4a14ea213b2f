using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public abstract class AccessibilityTests(Chromium chromium, ColorScheme scheme) : PageTest(chromium)
{
    // The ratio of WCAG 2.2, against the nearest opaque background; of all text that stands in an element of its own.
    const string Poor =
        """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = (element) => { for (let e = element; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
          const poor = [];
          for (const element of document.querySelectorAll("body *")) {
            if (element.checkVisibility?.({ visibilityProperty: true }) === false || element.closest("svg, .unseen, .toast, .skip, :disabled")) continue;
            if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
            const a = light(rgb(getComputedStyle(element).color)), b = light(behind(element));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) poor.push(`${element.className || element.tagName} ${ratio.toFixed(2)} "${element.textContent.slice(0, 30)}"`);
          }
          return poor;
        }
        """;

    // Every control needs a name, and every field a label.
    const string Nameless =
        """
        () => [...document.querySelectorAll("button, a[href], input, select, [role=tab], [role=meter], nav, aside, article")]
          .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.[0]?.textContent.trim()))
          .map((e) => e.outerHTML.slice(0, 120))
        """;

    protected override BrowserNewContextOptions ContextOptions => new()
    {
        Locale = "en-GB",
        ViewportSize = new() { Width = 1440, Height = 900 },
        ColorScheme = scheme,
    };

    [Fact]
    public async Task TextIsReadableAndEverythingHasAName()
    {
        await OpenAsync();
        Assert.Empty(await Page.EvaluateAsync<string[]>(Poor));
        Assert.Empty(await Page.EvaluateAsync<string[]>(Nameless));
        await MarkdownAsync("#### Head\n\n> quote [link](https://example.com/)\n\n`code` ![alt](https://example.com/a.png)\n\na List<string>");
        await SendAsync(new { msgtype = "text", text = new { content = "@138 hello" }, at = new { atMobiles = new[] { "138", "139" } } });
        await SendAsync(new { msgtype = "actionCard", actionCard = new { title = "a", text = "b", singleTitle = "c", singleURL = "javascript:x" } });
        await SendAsync(new { msgtype = "text", text = new { content = "" } });
        await SendAsync("{");
        await Expect(Messages).ToHaveCountAsync(5);
        await Messages.First.Locator(".raw-toggle").ClickAsync();
        await Expect(Messages.Locator(".details")).ToBeVisibleAsync();
        await Page.Locator("#open-search").ClickAsync();
        await Page.Locator("#open-tools").ClickAsync();
        foreach (var target in new[] { "Phone", "Desktop" })
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = target }).ClickAsync();
            Assert.Empty(await Page.EvaluateAsync<string[]>(Poor));
            Assert.Empty(await Page.EvaluateAsync<string[]>(Nameless));
        }

        await Expect(Page.GetByRole(AriaRole.Feed, new() { Name = "Messages" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "Conversations" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Search)).ToBeVisibleAsync();
        await Expect(Page.Locator("#news")).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Phone" })).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task ThePageFollowsTheSystemsColours()
    {
        await OpenAsync();
        var canvas = await Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(17, 19, 22)" : "rgb(242, 243, 245)", canvas);
    }
}
