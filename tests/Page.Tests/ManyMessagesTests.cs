using System.Diagnostics;
using DingTalk.Page.Tests.Support;

namespace DingTalk.Page.Tests;

public class ManyMessagesTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task AThousandMessagesKeepThePageSmallAndItsWorkBatched()
    {
        await OpenAsync();
        await Page.EvaluateAsync(
            """
            () => {
              window.batches = 0;
              window.added = 0;
              new MutationObserver((records) => {
                window.batches += 1;
                for (const record of records) window.added += record.addedNodes.length;
              }).observe(document.querySelector("#stream"), { childList: true });
            }
            """);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), Cancelled, async (i, _) => await MarkdownAsync($"#### Message {i}\n\n- **one**\n- two"));
        await SayAsync("the last one");
        await Expect(Messages.Last).ToContainTextAsync("the last one");
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Assert.InRange(await Messages.CountAsync(), 100, 301);
        Assert.InRange(await Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 1_000, 20_000);

        // Each message is drawn at most once, and what comes within moments is drawn together: the server takes 40 ms between two
        // batches, so that a slow machine makes fewer of them in a time, never more.
        var added = await Page.EvaluateAsync<int>("() => window.added");
        var batches = await Page.EvaluateAsync<int>("() => window.batches");
        Assert.InRange(added, 100, 1_001 + 100);
        Assert.True(batches <= 3 + milliseconds / 30, $"{added} messages were drawn in {batches} batches within {milliseconds} ms.");
        await Expect(Page.Locator("[data-gauge=accepted]")).ToContainTextAsync("1,001");
        // A page that fell behind began again with the newest hundred: older ones then fit until the newer ones have to leave.
        while (!await Page.Locator("#pill").IsVisibleAsync())
        {
            var shown = await Messages.CountAsync();
            await Page.Locator("#older").ClickAsync();
            await Page.WaitForFunctionAsync(
                "shown => !document.querySelector('#pill').hidden || document.querySelectorAll('#stream article').length > shown", shown);
        }

        Assert.InRange(await Messages.CountAsync(), 100, 300);
        await Page.Locator("#pill").ClickAsync();
        await Expect(Messages.Last).ToContainTextAsync("the last one");
    }
}
