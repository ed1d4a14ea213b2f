using System.Text.RegularExpressions;
using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public class ViewTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task ThePhoneViewShowsWhatAPhoneShows()
    {
        await MarkdownAsync("A List<string> was empty");
        await MarkdownAsync("| a | b |\n|---|---|\n| 1 | 2 |");
        await OpenAsync();
        await Expect(Messages.Locator(".text").First).ToHaveTextAsync("A List was empty");
        await Expect(Messages.Locator("table")).ToHaveCountAsync(1);
        await Expect(Messages.Locator(".differs")).ToHaveCountAsync(2);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Phone" }).ClickAsync();
        await Expect(Messages.Locator(".blank")).ToHaveCountAsync(1);
        await Expect(Messages.Locator("table")).ToHaveCountAsync(0);
        await Expect(Messages.Locator(".text")).ToContainTextAsync("| a | b |");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Desktop" }).ClickAsync();
        await Expect(Messages.Locator("table")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task TheSearchFindsTextsCodesAndTypesAndKeepsUpWithNewMessages()
    {
        await SayAsync("apple");
        await SayAsync("banana");
        await MarkdownAsync("apple pie");
        await SendAsync(new { msgtype = "text", text = new { content = "" } });
        await OpenAsync();
        await Expect(Messages).ToHaveCountAsync(4);
        await Page.Locator("#open-search").ClickAsync();
        await Page.Locator("[name=text]").FillAsync("APPLE");
        await Expect(Messages).ToHaveCountAsync(2);
        await Expect(Page.Locator("#found")).ToHaveTextAsync("2 found");
        await SayAsync("another apple");
        await SayAsync("a cherry");
        await Expect(Messages).ToHaveCountAsync(3);
        await Page.Locator("[name=type]").SelectOptionAsync("markdown");
        await Expect(Messages).ToHaveCountAsync(1);
        await Page.Locator("[name=text]").FillAsync("nothing says this");
        await Expect(Page.Locator("#welcome")).ToContainTextAsync("Nothing matches");
        await Page.Locator("#welcome button").ClickAsync();
        await Expect(Messages).ToHaveCountAsync(6);
        await Page.Locator("[name=outcome]").SelectOptionAsync("refused");
        await Expect(Messages).ToHaveCountAsync(1);
        await Page.Locator("[name=outcome]").SelectOptionAsync("");
        await Page.Locator("[name=robot]").SelectOptionAsync(Group.Token);
        await Expect(Messages).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task ClearingAsksTwiceAndEmptiesTheGroup()
    {
        await SayAsync("a");
        // The second click must follow soon; here it does, however long it takes.
        await Page.Clock.SetFixedTimeAsync(DateTime.UtcNow);
        await OpenAsync();
        await Page.Locator("#open-tools").ClickAsync();
        await Page.Locator("#clear").ClickAsync();
        await Expect(Page.Locator("#clear")).ToContainTextAsync("Really");
        Assert.Single(Group.Messages);
        await Page.Locator("#clear").ClickAsync();
        await Expect(Messages).ToHaveCountAsync(0);
        await Expect(Page.Locator("#welcome")).ToBeVisibleAsync();
        Assert.Empty(Group.Messages);
    }

    [Fact]
    public async Task TheExportIsWhatTheScriptsInterfaceSays()
    {
        await SayAsync("exported");
        await OpenAsync();
        await Page.Locator("#open-tools").ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("#export").ClickAsync());
        Assert.Equal("dingtalk-messages.json", download.SuggestedFilename);
        Assert.Equal(await GetAsync("/api/messages"), await File.ReadAllTextAsync(await download.PathAsync(), Cancelled));
    }

    [Fact]
    public async Task EverythingIsAtHandOnTheKeyboard()
    {
        for (var i = 0; i < 3; i++) await SayAsync($"{i}");
        await OpenAsync();
        await Expect(Messages).ToHaveCountAsync(3);
        await Page.Keyboard.PressAsync("j");
        await Expect(Messages.Nth(2)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("k");
        await Expect(Messages.Nth(1)).ToBeFocusedAsync();
        await Expect(Page.Locator("article[tabindex='0']")).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("o");
        await Expect(Messages.Nth(1).Locator(".details")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("o");
        await Expect(Messages.Nth(1).Locator(".details")).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("/");
        await Expect(Page.Locator("[name=text]")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("jkop");
        await Expect(Page.Locator("[name=text]")).ToHaveValueAsync("jkop");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#finder")).ToBeHiddenAsync();
        await Expect(Messages).ToHaveCountAsync(3);
        await Page.Keyboard.PressAsync("p");
        await Expect(Page.Locator(".as-phone")).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.Locator("#help")).ToBeVisibleAsync();
        await Expect(Page.Locator("#help kbd").First).ToHaveTextAsync("j");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#help")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TheLanguageIsTheBrowsersAndCanBeSwitched()
    {
        await SendAsync(new { msgtype = "text", text = new { content = "" } });
        await OpenAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(Page.Locator("#room-title")).ToHaveTextAsync("Robots' group");
        await Page.Locator("#language").ClickAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(Page.Locator("#room-title")).ToHaveTextAsync("机器人群");
        await Expect(Messages.Locator(".refused-head")).ToContainTextAsync("被拒绝");
        await Expect(Messages.Locator(".why")).ToHaveTextAsync(new Regex("缺失"));
        await Page.ReloadAsync();
        await Expect(Page.Locator("#room-title")).ToHaveTextAsync("机器人群");
    }

    [Fact]
    public async Task OlderMessagesAreAClickAway()
    {
        for (var i = 0; i < 130; i++) await SayAsync($"message {i}");
        await OpenAsync();
        await Expect(Messages).ToHaveCountAsync(100);
        await Page.Locator("#older").ClickAsync();
        await Expect(Messages).ToHaveCountAsync(130);
        await Expect(Messages.First).ToContainTextAsync("message 0");
        await Expect(Page.Locator("#older")).ToBeHiddenAsync();
    }
}
