using DingTalk.Page.Tests.Support;
using DingTalk.Testing;
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
              const files = ["app", "advice", "messages", "render", "details", "feedback", "gauges", "rooms", "welcome", "tools", "finder", "keys", "stream"];
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

    [Fact]
    public async Task WhatIsWrongWithARequestIsSaidInChinese()
    {
        var signed = Group.AddRobot(new GroupRobotOptions { Secret = "SEC0123456789", Keywords = ["告警"], IpRanges = ["10.0.0.0/8"] });
        string[] mistakes =
        [
            "", "[]", "\"{}\"", "{'msgtype':'text'}", "{\"msgtype\":\"text\",}", "{\"a\":\"C:\\D\"}", "{\"a\":\"\n\"}", new string('x', 20_001),
            "{}", """{"msgType":"text"}""", """{"msgtype":"Text"}""", """{"msgtype":"image","image":{}}""", """{"msgtype":"file"}""", """{"msgtype":"oa"}""",
            """{"msgtype":"sampleText"}""", """{"msgtype":"x"}""", """{"msgtype":"text"}""", """{"msgtype":"text","text":{"Content":"x"}}""",
            """{"msgtype":"feedCard","feedCard":{"links":[]}}""",
            """{"msgtype":"text","text":{"content":"@all @13912345678 **bold**","y":1},"at":{"atMobiles":["138"],"all":true},"sign":"x","secret":"y","markdown":{}}""",
            """{"msgtype":"text","text":{"content":"x","at":{}},"at":[],"openConversationId":"x"}""",
            """{"msgtype":"link","link":{"title":"a","text":"b","messageUrl":"x","picUrl":"data:image/png;base64,A"},"at":{"isAtAll":true}}""",
            """{"msgtype":"markdown","markdown":{"title":"other","text":"a\nb <b>c</b> ~~x~~\n\n---\n\n```\nx\n```\n\n![a](http://10.0.0.1/x.png)"}}""",
            """{"msgtype":"actionCard","actionCard":{"text":"a","singleURL":"x","btns":[{}],"btnOrientation":"1"}}""",
            """{"msgtype":"actionCard","actionCard":{"title":"a","text":"a"}}""",
            """{"msgtype":"feedCard","feedCard":{"links":[{"title":"","messageURL":"","picURL":""},1]}}""",
        ];
        foreach (var mistake in mistakes) await SendAsync(mistake);
        foreach (var tail in new[] { "", "&timestamp=x&sign=y", "&timestamp=1&sign=y", $"&timestamp={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}&sign=y" })
            await SendAsync(new { msgtype = "text", text = new { content = "x" } }, signed.Webhook + tail);
        signed.Secret = null;
        await SendAsync(new { msgtype = "text", text = new { content = "x" } }, signed.Webhook);
        await SendAsync(new { msgtype = "text", text = new { content = "告警" } }, signed.Webhook);
        await SendAsync(new { msgtype = "text", text = new { content = "x" } }, Group.Webhook + "x");
        foreach (var fault in new[] { RobotFault.Html, RobotFault.Throttle, RobotFault.Refuse(-1, "x") })
        {
            Group.Fail(fault);
            await SayAsync("x");
        }

        await OpenAsync();
        await Expect(Messages).ToHaveCountAsync(mistakes.Length + 10);
        var said = await Page.Locator(".why, .reason, .hints li").AllTextContentsAsync();
        Assert.InRange(said.Count, mistakes.Length + 10, 200);
        Assert.DoesNotContain(said, text => !text.Any(c => c is >= '一' and <= '鿿'));
    }
}
