using DingTalk.Page.Tests.Support;
using DingTalk.Testing;

namespace DingTalk.Page.Tests;

/// <summary>Whatever a message says, nothing runs, nothing is fetched and the page stays whole. The base class looks for both.</summary>
public class HostileTests(Chromium chromium) : PageTest(chromium)
{
    static readonly string[] Attacks =
    [
        "<script>window.hit = 1; alert(1)</script>",
        "<img src=x onerror=\"window.hit = 1; alert(1)\">",
        "<svg onload=\"window.hit = 1\"><a xlink:href=\"javascript:window.hit = 1\">x</a></svg>",
        "<iframe srcdoc=\"<script>parent.hit = 1</script>\"></iframe>",
        "[click](javascript:window.hit=1)",
        "[click](JAVASCRIPT&#58;window.hit=1)",
        "[click](  java\tscript:window.hit=1 )",
        "![x](https://evil.example/pixel.png)",
        "![x](\"onerror=\"window.hit=1)",
        "<font color=\"#ff0000;background:url(https://evil.example/b)\">x</font>",
        "<font color=#ff0000 style=\"background:url(https://evil.example/c)\" onclick=\"window.hit=1\">x</font>",
        "<style>@import 'https://evil.example/d.css'; * { display: none }</style>",
        "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=https://evil.example/e\">",
        "<link rel=stylesheet href=\"https://evil.example/f.css\">",
        "</div></article></main></body><h1>outside</h1>",
        "<!-- unclosed",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "**unclosed [broken](https://exa mple.com \"title",
        "{{constructor.constructor('window.hit=1')()}} ${window.hit=1}",
        "\u202Egnp.exe\u202C \u2066\u2067\u2068",
        "\u0000\u0007\u001B[31m\u0085",
        "__proto__",
    ];

    protected override DingTalkGroupOptions Options => new() { PerMinute = 10_000, MonthlyQuota = null, MaxBody = 2_000_000 };

    [Fact]
    public async Task NothingInAMessageRunsOrIsFetched()
    {
        await OpenAsync();
        var sent = 0;
        foreach (var attack in Attacks)
        {
            await SayAsync(attack);
            await MarkdownAsync(attack, attack);
            await SendAsync(new { msgtype = "link", link = new { title = attack, text = attack, messageUrl = attack, picUrl = attack } });
            await SendAsync(new { msgtype = "actionCard", actionCard = new { title = attack, text = attack, btns = new[] { new { title = attack, actionURL = attack } } } });
            await SendAsync(new { msgtype = "feedCard", feedCard = new { links = new[] { new { title = attack, messageURL = attack, picURL = attack } } } });
            await SendAsync(new { msgtype = attack });
            await SendAsync(attack);
            sent += 7;
        }

        await Expect(Messages).ToHaveCountAsync(sent);
        await Page.Keyboard.PressAsync("p");
        await Expect(Messages).ToHaveCountAsync(sent);
        await Messages.Nth(sent - 1).Locator(".raw-toggle").ClickAsync();
        await Expect(Messages.Locator(".details")).ToHaveCountAsync(1);
        await ThePageIsWholeAsync();
    }

    [Fact]
    public async Task NoLinkOpensAnythingButAllowedAddresses()
    {
        foreach (var attack in Attacks) await SendAsync(new { msgtype = "link", link = new { title = "a", text = attack, messageUrl = attack } });
        foreach (var attack in Attacks) await MarkdownAsync($"[a]({attack}) {attack}");
        await OpenAsync();
        await Expect(Messages).ToHaveCountAsync(2 * Attacks.Length);
        var schemes = await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('article a[href]')].map(a => a.protocol)");
        Assert.All(schemes, scheme => Assert.Contains(scheme, new[] { "http:", "https:" }));
        Assert.Equal(0, await Page.EvaluateAsync<int>("() => [...document.querySelectorAll('article a[href]')].filter(a => a.rel !== 'noopener noreferrer nofollow').length"));
    }

    [Fact]
    public async Task AMegabyteOfNothingLeavesThePageUsable()
    {
        await OpenAsync();
        await SayAsync(new string(' ', 1_000_000) + "x");
        await SayAsync(new string('a', 1_000_000));
        await MarkdownAsync(new string('[', 1_000_000));
        await MarkdownAsync(string.Concat(Enumerable.Repeat("> ", 500_000)));
        await SendAsync(string.Concat(Enumerable.Repeat("[", 1_000_000)));
        await Expect(Messages).ToHaveCountAsync(5);
        await Expect(Messages.Nth(1).Locator(".refused-head code")).ToHaveTextAsync("460101");
        Assert.InRange(await Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 100, 8_000);
        await ThePageIsWholeAsync();
    }

    [Fact]
    public async Task ControlsOfWritingDirectionAreShownAndStayInTheirMessage()
    {
        await SayAsync("\u202Egnp.exe");
        await OpenAsync();
        await Expect(Messages.Locator(".text")).ToHaveTextAsync("⟨U+202E⟩gnp.exe");
        await Messages.Locator(".raw-toggle").ClickAsync();
        await Expect(Messages.Locator(".raw-body")).ToContainTextAsync("gnp.exe");
        Assert.DoesNotContain('\u202E', await Page.Locator("body").InnerTextAsync());
    }

    async Task ThePageIsWholeAsync()
    {
        await SayAsync("still here");
        await Expect(Messages.Last).ToContainTextAsync("still here");
        Assert.True(await Page.EvaluateAsync<bool>("() => window.hit === undefined"));
        Assert.Equal(0, await Page.Locator("article script, article iframe, article style, article base, article meta, article object, article img").CountAsync());
        Assert.Equal(1, await Page.Locator("h1").CountAsync());
        Assert.Equal(0, await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
    }
}
