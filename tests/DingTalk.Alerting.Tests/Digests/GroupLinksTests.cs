using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>Where the links of a message lead.</summary>
public sealed class GroupLinksTests
{
    [Theory]
    [InlineData("https://logs.example.com/{Application}/{Environment}/{Instance}/{Version}", "https://logs.example.com/Orders.Api/Production/web-01/1.4.2")]
    [InlineData("https://logs.example.com/?q={Template}", "https://logs.example.com/?q=Payment%20of%20order%20%7BOrderId%7D%20failed")]
    [InlineData("https://logs.example.com/?e={Exception}&c={Category}&l={Level}&i={EventId}", "https://logs.example.com/?e=PaymentException&c=Orders.PaymentService&l=Error&i=1001")]
    [InlineData("https://logs.example.com/?from={From}&to={To}", "https://logs.example.com/?from=2026-11-23T06%3A02%3A37Z&to=2026-11-23T06%3A02%3A38Z")]
    [InlineData("https://logs.example.com/?from={FromUnix}&to={ToUnixMs}", "https://logs.example.com/?from=1795413757&to=1795413758000")]
    [InlineData("https://logs.example.com/{TraceId}#{1}", "https://logs.example.com/4bf92f3577b34da6a3ce929d0e0e4736#{1}")]
    public void NamesInBracesAreFilledIn(string template, string url) => Assert.Contains($"[Details]({url})", Text(template), StringComparison.Ordinal);

    [Fact]
    public void AKindHasTheSameFingerprintEverywhere()
    {
        var text = Text("https://logs.example.com/{Kind}");
        Assert.Matches(@"\[Details\]\(https://logs\.example\.com/[0-9a-f]{16}\)", text);
        Assert.Equal(text, Text("https://logs.example.com/{Kind}"));
        Assert.NotEqual(text, Text("https://logs.example.com/{Kind}", static g => g with { Category = "Other" }));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../b?c#d")]
    [InlineData("x)](https://evil.example)")]
    [InlineData("\uD83D\r\n\u202E")]
    public void WhatALogSaysLeadsNowhereElse(string value)
    {
        var text = Text("https://logs.example.com/a/{Category}/b", g => g with { Category = value });
        var link = System.Text.RegularExpressions.Regex.Match(text, @"\[Details\]\(([^)\s]*)\)").Groups[1].Value;
        Assert.StartsWith("https://logs.example.com/a/", new Uri(link).AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("](https://evil", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretIsNotInALink() => Assert.DoesNotContain(
        "t0p", Text("https://logs.example.com/?q={Template}", static g => g with { Template = "Login password=t0p" }), StringComparison.Ordinal);

    [Fact]
    public void WithoutATraceADetailsLinkThatNeedsOneIsLeftOut() => Assert.DoesNotContain(
        "[Details]", Text("https://logs.example.com/{TraceId}", static g => g with { Samples = [g.Samples[0] with { TraceId = null }] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("Orders.Payment*", null, true)]
    [InlineData("orders.paymentservice", null, true)]
    [InlineData("Orders", null, false)]
    [InlineData(null, "*order * failed", true)]
    [InlineData("Orders.*", "Refund*", false)]
    public void ARunbookIsFoundByCategoryAndTemplate(string? category, string? template, bool isFound)
    {
        var text = Text(null, configure: options => options.Runbooks =
        [
            new RunbookOptions { Category = category, Template = template, Url = "https://wiki.example.com/first" },
            new RunbookOptions { Category = "Orders.PaymentService", Url = "https://wiki.example.com/second" },
        ]);
        Assert.Contains($"[Runbook](https://wiki.example.com/{(isFound ? "first" : "second")})", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://logs.example.com/", "DetailsUrl")]
    [InlineData("logs.example.com/{TraceId}", "DetailsUrl")]
    [InlineData("https://{Category}.example.com/", "DetailsUrl")]
    [InlineData("https://logs.example.com/{TraceID}", "TraceID")]
    public void ALinkThatLeadsNowhereIsRefusedByName(string url, string name)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new AlertPipeline(new DingTalkOptions { DetailsUrl = url }, robot: null));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunbookWithoutAnAddressIsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(
            static () => new AlertPipeline(new DingTalkOptions { Runbooks = [new RunbookOptions { Category = "*" }] }, robot: null));
        Assert.Contains("Runbooks", refusal.Message, StringComparison.Ordinal);
    }

    static string Text(string? detailsUrl, Func<DigestGroup, DigestGroup>? change = null, Action<DingTalkOptions>? configure = null)
    {
        var options = SomeDigest.Options("en");
        options.ApplicationVersion = "1.4.2";
        options.DetailsUrl = detailsUrl;
        configure?.Invoke(options);
        var lone = SomeDigest.Lone();
        var digest = change is null ? lone : lone with { Groups = [change(lone.Groups[0])] };
        return ((MarkdownMessage)new MarkdownDigestFormatter(options).Format(digest, 18_000)).Text;
    }
}
