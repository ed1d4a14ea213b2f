using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace DingTalk.Page.Tests.Support;

/// <summary>One browser for all tests: Debian's, or the one that CHROMIUM_PATH names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Nothing of the browser's own goes out either.
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // How long a busy machine may take; no test waits for it to pass.
    public const float Patience = 240_000;

    IPlaywright? _playwright;
    IBrowser? _browser;

    static string ExecutablePath => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(ExecutablePath)) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Args = Arguments, Timeout = Patience });
    }

    /// <summary>The browser. Without one the test is skipped, in CI it fails.</summary>
    public IBrowser Get()
    {
        if (_browser is not null) return _browser;
        var sentence = $"There is no Chromium at {ExecutablePath}: install Debian's package chromium, or set CHROMIUM_PATH.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(sentence);
        Assert.Skip(sentence);
        throw new InvalidOperationException(sentence);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
