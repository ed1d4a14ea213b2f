using DingTalk.Page.Tests.Support;
using DingTalk.Testing;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public class LiveTests(Chromium chromium) : PageTest(chromium)
{
    // The group's clock stands still unless the page moves it on: a slow machine must not leave the minute behind.
    protected override DingTalkGroupOptions Options => new() { PerMinute = 5, TimeProvider = new StoppedClock() };

    [Fact]
    public async Task AnEmptyGroupSaysWhatToDoAndTheFirstMessageTakesItsPlace()
    {
        await OpenAsync();
        await Expect(Page.Locator("#webhook")).ToHaveTextAsync(Group.Webhook);
        foreach (var name in new[] { "C#", "Python", "Node.js", "curl" })
        {
            await Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
            await Expect(Page.Locator(".snippet pre").First).ToContainTextAsync(Group.Webhook);
        }

        await SayAsync("first");
        await Expect(Messages.Locator(".text")).ToHaveTextAsync("first");
        await Expect(Page.Locator("#welcome")).ToBeHiddenAsync();
        await Expect(Page.Locator("#news")).ToHaveTextAsync("Robot 1: first");
    }

    [Fact]
    public async Task GaugesFollowTheMinuteThePenaltyAndTheClock()
    {
        await OpenAsync();
        for (var i = 0; i < 5; i++) await SayAsync($"{i}");
        await Expect(Page.Locator("[data-gauge=minute]")).ToContainTextAsync("5 / 5");
        await Expect(Page.Locator("[data-gauge=penalty]")).ToContainTextAsync("none");
        await SayAsync("one too many");
        await Expect(Page.Locator("[data-gauge=penalty] .gauge-value")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^\\d+:\\d\\d$"));
        await Expect(Page.Locator("[data-gauge=accepted]")).ToContainTextAsync("5");
        await Expect(Page.Locator("[data-gauge=refused]")).ToContainTextAsync("1");
        await Expect(Page.Locator("[data-gauge=month]")).ToContainTextAsync("5 / 3,000");

        await Page.Locator("#open-tools").ClickAsync();
        await Page.GetByText("+10 min").ClickAsync();
        await Expect(Page.Locator("[data-gauge=penalty]")).ToContainTextAsync("none");
        await Expect(Page.Locator("[data-gauge=minute]")).ToContainTextAsync("0 / 5");
        Assert.Contains("\"errcode\":0", await SayAsync("again"));
    }

    [Fact]
    public async Task FaultsAreSwitchedOnForTheNextRequestsAndOff()
    {
        await OpenAsync();
        await Page.Locator("#open-tools").ClickAsync();
        await Page.Locator("#fault-kind").SelectOptionAsync("refuse");
        await Page.Locator("[name=errcode]").FillAsync("430101");
        await Page.Locator("#fault-form button").ClickAsync();
        await Expect(Page.Locator("#active-faults li")).ToContainTextAsync("430101");
        Assert.Contains("430101", await SayAsync("a"));
        await Expect(Messages.Locator(".refused-head code")).ToHaveTextAsync("430101");
        Assert.Contains("\"errcode\":0", await SayAsync("b"));

        await Page.Locator("#fault-kind").SelectOptionAsync("html");
        await Page.Locator("#fault-forever").CheckAsync();
        await Page.Locator("#fault-form button").ClickAsync();
        await Expect(Page.Locator("#active-faults li")).ToContainTextAsync("until switched off");
        Assert.Contains("<html>", await SayAsync("c"));
        Assert.Contains("<html>", await SayAsync("d"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Switch off: HTML page" }).ClickAsync();
        await Expect(Page.Locator("#active-faults")).ToContainTextAsync("No faults");
        Assert.Contains("\"errcode\":0", await SayAsync("e"));
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("delay")]
    [InlineData("hang")]
    [InlineData("httpStatus")]
    [InlineData("html")]
    [InlineData("x5")]
    [InlineData("reset")]
    [InlineData("refuse")]
    [InlineData("empty")]
    [InlineData("notJson")]
    [InlineData("stringErrcode")]
    [InlineData("huge")]
    public async Task EveryKindOfFaultIsTaken(string kind)
    {
        await OpenAsync();
        await Page.Locator("#open-tools").ClickAsync();
        await Page.Locator("#fault-kind").SelectOptionAsync(kind);
        await Page.Locator("#fault-form button").ClickAsync();
        await Expect(Page.Locator("#active-faults li strong")).ToHaveCountAsync(1);
        Assert.Contains($"\"kind\":\"{kind}\"", await GetAsync("/api/faults"));
    }

    [Fact]
    public async Task ARobotIsAddedAndItsMessagesBearItsName()
    {
        await OpenAsync();
        await Page.Locator("#open-tools").ClickAsync();
        await Page.GetByText("Add a robot").ClickAsync();
        await Page.Locator("#robot-name").FillAsync("Deploys");
        await Page.Locator("#robot-form button").ClickAsync();
        await Expect(Page.Locator("#robot-list strong")).ToHaveTextAsync(["Robot 1", "Deploys"]);
        using var robots = System.Text.Json.JsonDocument.Parse(await GetAsync("/api/robots"));
        var webhook = robots.RootElement.GetProperty("robots")[1].GetProperty("webhook").GetString();
        await SendAsync(new { msgtype = "text", text = new { content = "shipped" } }, webhook);
        await Expect(Messages.Locator(".name")).ToHaveTextAsync("Deploys");
    }

    [Fact]
    public async Task ALostConnectionIsSaidAndAnotherGroupAtTheSameAddressIsTakenUp()
    {
        await OpenAsync();
        await SayAsync("before");
        await Expect(Messages).ToHaveCountAsync(1);
        await Context.SetOfflineAsync(true);
        await Page.EvaluateAsync("() => fetch('/page/messages').catch(() => null)");
        await Context.RouteAsync("**/page/events*", route => route.AbortAsync());
        await Page.Locator("#open-search").ClickAsync();
        await Page.Locator("[name=outcome]").SelectOptionAsync("delivered");
        await Expect(Page.Locator("#lost")).ToBeVisibleAsync();
        await Context.UnrouteAsync("**/page/events*");
        await Context.SetOfflineAsync(false);
        await SayAsync("after");
        await Expect(Page.Locator("#lost")).ToBeHiddenAsync();
        await Expect(Messages).ToHaveCountAsync(2);
        ForgiveConsole();
    }

    [Fact]
    public async Task AReaderWhoHasScrolledUpIsLeftAloneAndToldOfNewMessages()
    {
        for (var i = 0; i < 5; i++) await MarkdownAsync(string.Concat(Enumerable.Repeat("long line of text  \n", 20)));
        await OpenAsync();
        await Page.Locator("#scroller").EvaluateAsync("e => { e.scrollTop = 100; }");
        await WaitAsync("() => document.querySelector('#pill') && document.querySelector('#scroller').scrollTop < 150");
        await SendAsync(new { msgtype = "text", text = new { content = "" } });
        await Expect(Page.Locator("#pill")).ToContainTextAsync("1 new");
        Assert.InRange(await Page.Locator("#scroller").EvaluateAsync<double>("e => e.scrollTop"), 0, 200);
        await Page.Locator("#pill").ClickAsync();
        await Expect(Page.Locator("#pill")).ToBeHiddenAsync();
        await WaitAsync("() => { const e = document.querySelector('#scroller'); return e.scrollHeight - e.scrollTop - e.clientHeight < 5; }");
    }
}
