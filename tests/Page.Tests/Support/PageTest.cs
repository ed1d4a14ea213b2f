using System.Text;
using System.Text.Json;
using DingTalk.Testing;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests.Support;

/// <summary>
/// A test with a group of its own and a page that looks at it. It fails, whatever it is about, where the page asks for anything
/// outside the emulator, writes an error to the console, breaks its own policy or opens a dialog.
/// </summary>
public abstract class PageTest(Chromium chromium) : IAsyncLifetime
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromMilliseconds(Chromium.Patience) };
    readonly List<string> _complaints = [];
    readonly List<string> _outside = [];

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected virtual DingTalkGroupOptions Options => new() { PerMinute = 10_000, MonthlyQuota = null };

    protected DingTalkGroup Group { get; private set; } = null!;

    protected IBrowserContext Context { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected string Origin => Group.Webhook[..Group.Webhook.IndexOf("/robot", StringComparison.Ordinal)];

    /// <summary>What the page asked for beyond the emulator; the requests were stopped.</summary>
    protected IReadOnlyList<string> Outside => _outside;

    protected ILocator Messages => Page.Locator("article");

    public async ValueTask InitializeAsync()
    {
        var browser = chromium.Get();
        Group = await DingTalkGroup.StartAsync(Options, Cancelled);
        Context = await browser.NewContextAsync(ContextOptions);
        Page = await Context.NewPageAsync();
        Page.SetDefaultTimeout(Chromium.Patience);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Dialog += async (_, dialog) =>
        {
            _complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        await Context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url.StartsWith(Origin + "/", StringComparison.Ordinal) || route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                await route.ContinueAsync();
                return;
            }

            _outside.Add(route.Request.Url);
            await route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>" });
        });
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            Assert.Empty(_complaints);
            if (!MayGoOutside) Assert.Empty(_outside);
        }
        finally
        {
            if (Context is not null) await Context.DisposeAsync();
            if (Group is not null) await Group.DisposeAsync();
            _http.Dispose();
            GC.SuppressFinalize(this);
        }
    }

    protected virtual BrowserNewContextOptions ContextOptions => new()
    {
        Locale = "en-GB",
        ViewportSize = new() { Width = 1280, Height = 800 },
    };

    protected virtual bool MayGoOutside => false;

    protected async Task OpenAsync(string path = "/")
    {
        await Page.GotoAsync(Origin + path);
        await Assertions.Expect(Page.Locator(".is-live")).ToHaveCountAsync(1);
        await Assertions.Expect(Page.Locator("#room-title")).Not.ToBeEmptyAsync();
    }

    /// <summary>Sends a body and gives its answer.</summary>
    protected async Task<string> SendAsync(object body, string? webhook = null)
    {
        using var content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(webhook ?? Group.Webhook, content, Cancelled);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    protected Task<string> SayAsync(string content) => SendAsync(new { msgtype = "text", text = new { content } });

    protected Task<string> MarkdownAsync(string text, string title = "title") =>
        SendAsync(new { msgtype = "markdown", markdown = new { title, text } });

    protected Task<string> GetAsync(string path) => _http.GetStringAsync(Origin + path, Cancelled);

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>For a test that breaks the connection itself.</summary>
    protected void ForgiveConsole() => _complaints.Clear();

    /// <summary>Waits until a condition of the page's holds.</summary>
    protected Task WaitAsync(string condition) => Page.WaitForFunctionAsync(condition);
}
