using DingTalk.Page.Tests.Support;

namespace DingTalk.Page.Tests;

public class PictureTests(Chromium chromium) : PageTest(chromium)
{
    protected override bool MayGoOutside => true;

    [Fact]
    public async Task PicturesAreFetchedOnlyAfterSomebodyAllowsThem()
    {
        await MarkdownAsync("![chart](https://pictures.example/chart.png)");
        await SendAsync(new { msgtype = "link", link = new { title = "a", text = "b", messageUrl = "https://example.com/", picUrl = "https://pictures.example/p.png" } });
        await OpenAsync();
        await Expect(Messages.Locator(".picture-address")).ToHaveTextAsync(["https://pictures.example/chart.png", "https://pictures.example/p.png"]);
        await Expect(Messages.Locator("img")).ToHaveCountAsync(0);
        Assert.Empty(Outside);

        await Page.Locator("#open-tools").ClickAsync();
        await Page.Locator("#pictures").ClickAsync();
        await Expect(Messages.Locator("img")).ToHaveCountAsync(2);
        await WaitAsync("() => [...document.querySelectorAll('article img')].every((image) => image.complete && image.naturalWidth > 0)");
        Assert.Equal(["https://pictures.example/chart.png", "https://pictures.example/p.png"], Outside.Order());
        Assert.Equal("no-referrer", await Messages.Locator("img").First.GetAttributeAsync("referrerpolicy"));

        await Page.Locator("#open-tools").ClickAsync();
        await Page.Locator("#pictures").ClickAsync();
        await Expect(Messages.Locator(".picture-address")).ToHaveCountAsync(2);
    }
}
