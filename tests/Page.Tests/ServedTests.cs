using System.Net;
using System.Text;
using DingTalk.Testing;

namespace DingTalk.Page.Tests;

/// <summary>What is served, without a browser.</summary>
public sealed class ServedTests : IAsyncLifetime
{
    readonly HttpClient _http = new();
    DingTalkGroup? _group;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    string Origin => _group!.Webhook[.._group.Webhook.IndexOf("/robot", StringComparison.Ordinal)];

    public async ValueTask InitializeAsync() => _group = await DingTalkGroup.StartAsync(null, Cancelled);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _group!.DisposeAsync();
    }

    [Fact]
    public void NoScriptMakesMarkupOfStrings()
    {
        var assembly = typeof(DingTalkGroup).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".js", StringComparison.Ordinal)).ToList();
        Assert.True(scripts.Count > 10);
        foreach (var name in scripts)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var script = reader.ReadToEnd();
            foreach (var sink in new[] { "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "createContextualFragment", "setHTML", "srcdoc", "eval(", "new Function", "javascript:" })
                Assert.DoesNotContain(sink, script);
        }
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page/app.js", "text/javascript")]
    [InlineData("/page/app.css", "text/css")]
    [InlineData("/page/icon.svg", "image/svg+xml")]
    public async Task EveryFileComesWithItsTypeAStrictPolicyAndATag(string path, string type)
    {
        using var answer = await _http.GetAsync(Origin + path, Cancelled);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';", policy);
        Assert.Contains("require-trusted-types-for 'script'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("http:", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, Origin + path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await _http.SendAsync(again, Cancelled);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    public async Task AnotherSiteCannotDecideThatPicturesAreLoaded(string from, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Origin + "/?images=1");
        request.Headers.Add("Sec-Fetch-Site", from);
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");
        using var answer = await _http.SendAsync(request, Cancelled);
        var isWide = answer.Headers.TryGetValues("Content-Security-Policy", out var policy) && policy.Single().EndsWith("http: https:", StringComparison.Ordinal);
        Assert.Equal(allowed, isWide);
        Assert.Equal(allowed, (await answer.Content.ReadAsStringAsync(Cancelled)).Contains("data-images=\"yes\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSwitchOfTheProgramAllowsThemAlways()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { AllowImages = true }, Cancelled);
        using var answer = await _http.GetAsync(new Uri(new Uri(group.Webhook), "/"), Cancelled);
        Assert.EndsWith("http: https:", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/page/nothing.js")]
    [InlineData("/page/index.html")]
    [InlineData("/page/..%2F..%2Fappsettings.json")]
    [InlineData("/page/messages/99")]
    public async Task WhatIsNotThereIsNotFound(string path)
    {
        using var answer = await _http.GetAsync(Origin + path, Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task EventsResumeWhereTheyWereLeft()
    {
        using var first = await ListenAsync(null);
        Assert.Equal("hello", first.Name);
        await SayAsync("one");
        using var second = await ListenAsync(first.Id);
        Assert.Equal("messages", second.Name);
        Assert.Contains("\"one\"", second.Data);
        using var stranger = await ListenAsync("another-12");
        Assert.Equal("hello", stranger.Name);
    }

    [Fact]
    public async Task ReadingTheFeedEndsWithTheGroup()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Origin + "/page/events");
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        await _group!.DisposeAsync();
        var rest = await Record.ExceptionAsync(() => answer.Content.ReadAsStringAsync(Cancelled));
        Assert.True(rest is null or HttpRequestException);
    }

    async Task SayAsync(string text)
    {
        using var content = new StringContent($$$"""{"msgtype":"text","text":{"content":"{{{text}}}"}}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(_group!.Webhook, content, Cancelled);
    }

    /// <summary>The first event.</summary>
    async Task<Event> ListenAsync(string? lastId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Origin + "/page/events");
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancelled));
        var name = await reader.ReadLineAsync(Cancelled);
        var id = await reader.ReadLineAsync(Cancelled);
        var data = await reader.ReadLineAsync(Cancelled);
        return new Event(name!["event: ".Length..], id!["id: ".Length..], data!, answer);
    }

    sealed record Event(string Name, string Id, string Data, HttpResponseMessage Answer) : IDisposable
    {
        public void Dispose() => Answer.Dispose();
    }
}
