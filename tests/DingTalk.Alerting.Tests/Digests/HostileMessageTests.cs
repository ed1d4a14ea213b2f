using System.Text.RegularExpressions;
using CsCheck;
using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>Log text at its worst, through the whole formatter, read as a client reads it.</summary>
public sealed class HostileMessageTests
{
    const int Iterations = 3_000;
    const int Plenty = 1_000_000;

    static readonly Gen<(Digest Digest, int MaxBytes, string Language)> Cases = Gen.Select(
        SomeText.Digest,
        Gen.Frequency((2, Gen.Int[MarkdownDigestFormatter.MinBytes, 3_000]), (2, Gen.Int[3_000, 19_000])),
        Gen.OneOfConst("zh", "en"));

    // A client's idea of an address, not ours: labels with dots between them, the last one known.
    static readonly Regex Address = new(
        @"[\p{L}\p{N}_\-\u200B-\u200D]\.(?:com|net|org|cn|io|dev|uk|中国|xn--[a-z0-9]+)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase);

    [Fact]
    public void TheMessageIsOfTheSubsetWhateverTheLogSays() => Cases.Sample(
        static c =>
        {
            var message = Format(c.Digest, c.MaxBytes, c.Language);
            Assert.InRange(JsonSize.Of(message.Title) + JsonSize.Of(message.Text), 1, c.MaxBytes);
            Assert.Equal(c.Digest.EventCount, MarkdownDigestFormatter.ReadEventCount(message.Text));

            var tree = new MarkdownTree(message.Text);
            Assert.Equal(1, tree.Headings);
            Assert.All(tree.Links, static link => Assert.Matches("^https://traces\\.example\\.com/[A-Za-z0-9_-]+$", link));
            Assert.DoesNotContain(tree.Bold, static b => b.Length == 0);
            var account = c.Language == "zh" ? $"事件 {c.Digest.EventCount} 条" : $"Events: {c.Digest.EventCount}";
            Assert.Equal(account, tree.Bold[0]);
        },
        iter: Iterations);

    [Fact]
    public void NothingThatTheLogSaysBecomesALinkOrAMention() => Cases.Sample(
        static c =>
        {
            var message = Format(c.Digest with { Mentions = null }, c.MaxBytes, c.Language);
            var seen = new MarkdownTree(message.Text).Text;
            foreach (Match match in Address.Matches(seen))
                Assert.True(IsSystem(seen, match.Index), $"{match.Value} in {seen}");
            Assert.DoesNotContain("://", seen, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?i)(?:tel|sms|mailto|javascript):\S", seen.Replace('\u200B', ' '));
            Assert.DoesNotContain("@", seen + message.Title, StringComparison.Ordinal);
            Assert.DoesNotContain("@", message.Text, StringComparison.Ordinal);
        },
        iter: Iterations);

    [Fact]
    public void AReaderSeesWhatWasLogged() => Gen.Select(SomeText.Hostile, Gen.OneOfConst("zh", "en")).Sample(
        static (text, language) =>
        {
            var options = SomeDigest.Options(language);
            options.Mask = SensitiveData.None;
            var lone = SomeDigest.Lone();
            var sample = new AlertSample { Timestamp = SomeDigest.Now, Message = text };
            var digest = lone with { Groups = [lone.Groups[0] with { Samples = [sample], ExceptionTypes = [], Category = null, EventId = 0 }] };
            var message = (MarkdownMessage)new MarkdownDigestFormatter(options).Format(digest, Plenty);

            // The header is two blocks; what follows is the text, all of it.
            var blocks = new MarkdownTree(message.Text).Text.Split(["\n\n"], 3, StringSplitOptions.None);
            var expected = ReadBack.Of(text);
            Assert.Equal(expected.Length == 0 ? (language == "zh" ? "错误" : "Error") : expected, ReadBack.Of(blocks.Length > 2 ? blocks[2] : ""));
        },
        iter: Iterations);

    [Theory]
    [InlineData("see example.com", "see example\u200A.com")]
    [InlineData("pay.example.com:443 refused", "pay.example\u200A.com:443 refused")]
    [InlineData("https://example.com/a.b", "https:\u200B//example\u200A.com/a.b")]
    [InlineData("System.Net.Http.HttpRequestException", "System.Net.Http.HttpRequestException")]
    [InlineData("System.IO.IOException in Orders.PaymentService", "System.IO.IOException in Orders.PaymentService")]
    [InlineData("PaymentService.cs:42", "PaymentService.cs:42")]
    [InlineData("OnCall.Shop.Jobs.OutboxRelay.Work", "OnCall.Shop.Jobs.OutboxRelay.Work")]
    [InlineData("Evil.Com evil.shop EVIL.SHOP", "Evil\u200A.Com evil\u200A.shop EVIL\u200A.SHOP")]
    [InlineData("appsettings.json, 1.5 s, v1.2.3", "appsettings.json, 1.5 s, v1.2.3")]
    [InlineData("评测evil.中国", "评测evil\u200A.中国")]
    [InlineData("tel:13800000000", "tel\u200B:13800000000")]
    [InlineData("hotel: 5 stars", "hotel: 5 stars")]
    public void AnAddressIsBrokenAndANameIsNot(string text, string expected)
    {
        var to = new System.Text.StringBuilder();
        MarkdownText.Append(to, text, 1_000);
        Assert.Equal(expected, to.ToString());
    }

    [Fact]
    public void ACutMakesNoAddress()
    {
        var to = new System.Text.StringBuilder();
        MarkdownText.Append(to, "see evil.commerce", maxBytes: 15);
        Assert.Equal("see evil…", to.ToString());
    }

    static bool IsSystem(string text, int lastOfLabel) =>
        lastOfLabel >= 5 && text.Substring(lastOfLabel - 5, 6) == "System";

    static MarkdownMessage Format(Digest digest, int maxBytes, string language) =>
        (MarkdownMessage)new MarkdownDigestFormatter(SomeDigest.Options(language)).Format(digest, maxBytes);
}
