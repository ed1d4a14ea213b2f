using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public class ChineseTests(Chromium chromium) : PageTest(chromium)
{
    protected override BrowserNewContextOptions ContextOptions => new() { Locale = "zh-CN", ViewportSize = new() { Width = 1280, Height = 800 } };

    [Fact]
    public async Task AChineseBrowserGetsAChinesePage()
    {
        await OpenAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(Page.Locator("#welcome")).ToContainTextAsync("群已就绪");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "手机" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task NoWordIsMissingInEitherLanguage()
    {
        await OpenAsync();
        var untranslated = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const files = ["app", "messages", "render", "details", "feedback", "gauges", "rooms", "welcome", "tools", "finder", "keys", "stream"];
              const { t } = await import("/page/language.js");
              const keys = new Set();
              for (const file of files) {
                const text = await (await fetch(`/page/${file}.js`)).text();
                for (const [, key] of text.matchAll(/\bt\("(\w+)"/g)) keys.add(key);
              }
              return [...keys].filter((key) => t(key) === key && key !== "errcode" && key !== "errmsg");
            }
            """);
        Assert.Empty(untranslated);
    }
}
