using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

public sealed class MarkdownDigestFormatterTests
{
    [Fact]
    public void TheKeywordStandsInTitleAndText()
    {
        var options = SomeDigest.Options("zh");
        options.Keyword = "[告警]*";
        var message = Format(SomeDigest.Storm(), options);
        Assert.StartsWith("[告警]* 🔴", message.Title, StringComparison.Ordinal);
        Assert.Contains(" · [告警]*\n", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeywordThatIsThereAnywayIsNotRepeated()
    {
        var options = SomeDigest.Options("zh");
        options.Keyword = "Orders";
        var message = Format(SomeDigest.Storm(), options);
        Assert.StartsWith("🔴", message.Title, StringComparison.Ordinal);
        Assert.StartsWith("#### 🔴 致命 · Orders.Api · Production\n", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeywordBeyondAllMeasureCostsNeitherAccountNorBytes()
    {
        var options = SomeDigest.Options("zh");
        options.Keyword = new string('键', 400);
        var message = Format(SomeDigest.Storm(), options, MarkdownDigestFormatter.MinBytes);
        Assert.Equal(SomeDigest.Storm().EventCount, MarkdownDigestFormatter.ReadEventCount(message.Text));
        Assert.InRange(JsonSize.Of(message.Title) + JsonSize.Of(message.Text), 1, MarkdownDigestFormatter.MinBytes);
    }

    [Fact]
    public void TheTitleIsShortWhateverTheApplicationIsCalled()
    {
        var options = SomeDigest.Options("en");
        options.Application = new string('漢', 500) + "\n#### fake";
        var message = Format(SomeDigest.Storm(), options);
        Assert.InRange(message.Title.Length, 1, 64);
        Assert.Equal(SomeDigest.Storm().EventCount, MarkdownDigestFormatter.ReadEventCount(message.Text));
    }

    [Theory]
    [InlineData("en-US", "Error")]
    [InlineData("EN", "Error")]
    [InlineData("zh-CN", "错误")]
    public void ALanguageMayNameItsCountry(string language, string level) =>
        Assert.Contains(level, Format(SomeDigest.Lone(), SomeDigest.Options(language)).Text, StringComparison.Ordinal);

    [Fact]
    public void AnUnknownLanguageIsRefusedWithTheKnownOnes()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new MarkdownDigestFormatter(SomeDigest.Options("fr")));
        Assert.Contains("zh, en", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownTimeZoneIsRefused()
    {
        var options = SomeDigest.Options("en");
        options.TimeZone = "Nowhere/Atlantis";
        Assert.Throws<TimeZoneNotFoundException>(() => new MarkdownDigestFormatter(options));
    }

    [Theory]
    [InlineData("UTC", "06:02:37 (UTC)")]
    [InlineData("Asia/Kolkata", "11:32:37 (UTC+5:30)")]
    [InlineData("America/St_Johns", "02:32:37 (UTC-3:30)")]
    public void TimesAreToldInTheConfiguredZone(string zone, string time)
    {
        var options = SomeDigest.Options("en");
        options.TimeZone = zone;
        Assert.Contains(time, Format(SomeDigest.Lone(), options).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatAreNotSetAreFound()
    {
        const string variable = "DOTNET_ENVIRONMENT";
        var before = Environment.GetEnvironmentVariable(variable);
        try
        {
            Environment.SetEnvironmentVariable(variable, "Staging");
            var text = Format(SomeDigest.Lone(), new DingTalkOptions { TimeZone = "UTC" }).Text.Replace("\\_", "_");
            var application = typeof(MarkdownDigestFormatterTests).Assembly.GetName().Name;
            Assert.StartsWith($"#### 🟠 错误 · {application} · Staging\n", text, StringComparison.Ordinal);
            Assert.Contains("（UTC） · " + Environment.MachineName, text, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    [Fact]
    public void ALinkIsMadeOfTheConfiguredAddressAlone()
    {
        var options = SomeDigest.Options("en");
        options.TraceUrl = "https://traces.example.com/a b(c)?id={TraceId}";
        Assert.Contains(
            "[4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/a%20b%28c%29?id=4bf92f3577b34da6a3ce929d0e0e4736)",
            Format(SomeDigest.Lone(), options).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x)](https://evil.example")]
    [InlineData("../../evil")]
    [InlineData("a?b=c")]
    public void ATraceIdOfAnotherShapeMakesNoLink(string id)
    {
        var lone = SomeDigest.Lone();
        var digest = lone with { Groups = [lone.Groups[0] with { Samples = [lone.Groups[0].Samples[0] with { TraceId = id }] }] };
        Assert.DoesNotContain("](", Format(digest, SomeDigest.Options("en")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SecretsAreMaskedUnlessThatIsTurnedOff(bool mask)
    {
        var options = SomeDigest.Options("en");
        options.Mask = mask ? SensitiveData.Secrets : SensitiveData.None;
        var group = SomeDigest.Payment(2) with
        {
            Template = "Login {User} password=t0p",
            AlsoLoggedBy = ["password=al5o"],
            Varying = [new VaryingValue("Password", ["v4lue"], true), new VaryingValue("Dsn", ["Pwd=d5n;"], true)],
            Samples =
            [
                new AlertSample
                {
                    Timestamp = SomeDigest.Now,
                    Message = "Login bob password=t0p",
                    Properties = [new("ApiKey", "pr0p"), new("Url", "amqp://a:ur1@mq/")],
                    Exception = new ExceptionSample { Type = "E", Message = "Authorization: Bearer exc3ption" },
                },
            ],
        };
        var message = Format(new Digest { Time = SomeDigest.Now, Groups = [group] }, options);
        Assert.All(
            ["t0p", "al5o", "v4lue", "d5n", "pr0p", "ur1", "exc3ption"],
            secret => Assert.Equal(!mask, (message.Title + message.Text).Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void ASecretIsMaskedBeforeTheTextIsCut()
    {
        // Cut first, the key below would lose its end and no longer look like one.
        var lone = SomeDigest.Lone();
        var message = new string('x', 100) + " eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc";
        var digest = lone with { Groups = [lone.Groups[0] with { Samples = [lone.Groups[0].Samples[0] with { Message = message }] }] };
        for (var budget = MarkdownDigestFormatter.MinBytes; budget < 1_000; budget++)
            Assert.DoesNotContain("eyJ", Format(digest, SomeDigest.Options("en"), budget).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void MentionsThatHaveNoRoomAreNotClaimed()
    {
        var digest = SomeDigest.Lone() with
        {
            Mentions = new Mentions
            {
                Mobiles = [.. Enumerable.Range(0, 70).Select(static i => $"138{i:00000000}")],
                UserIds = ["a b", "x\ny", "<b>", ""],
            },
        };
        Assert.Equal(50, Format(digest, SomeDigest.Options("zh")).Mentions!.Mobiles.Count);
        Assert.Empty(Format(digest, SomeDigest.Options("zh")).Mentions!.UserIds);
        Assert.InRange(Format(digest, SomeDigest.Options("zh"), 600).Mentions!.Mobiles.Count, 1, 49);
    }

    [Fact]
    public void EverybodyIsMentioned()
    {
        var digest = SomeDigest.Lone() with { Mentions = new Mentions { Everyone = true } };
        var message = Format(digest, SomeDigest.Options("zh"));
        Assert.True(message.Mentions!.Everyone);
        Assert.Contains("\n\n@所有人\n\n", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AGroupWithoutASampleIsToldByItsKey()
    {
        var digest = new Digest { Time = SomeDigest.Now, Groups = [SomeDigest.Payment(7) with { Samples = [], Varying = [] }] };
        var text = Format(digest, SomeDigest.Options("en")).Text;
        Assert.Contains("Payment of order {OrderId} failed", text, StringComparison.Ordinal);
        Assert.Contains("> **PaymentException → HttpRequestException**", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ASampleThatSaysWhatTheTemplateSaysIsLeftOut()
    {
        var group = SomeDigest.Payment(7) with { Template = "Disk full" };
        var digest = new Digest
        {
            Time = SomeDigest.Now,
            Groups = [group with { Samples = [group.Samples[0] with { Message = "Disk full" }] }],
        };
        Assert.DoesNotContain("e.g.", Format(digest, SomeDigest.Options("en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOtherGroupSaysWhatItIs()
    {
        var digest = new Digest { Time = SomeDigest.Now, Groups = [SomeDigest.Payment(1) with { IsOther = true, Samples = [] }] };
        Assert.Contains("🟠 **Error ×1** · new · Other kinds", Format(digest, SomeDigest.Options("en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKindHasItsEntryBeforeAnyHasDetails()
    {
        var text = Format(SomeDigest.Storm(), SomeDigest.Options("en"), 4_600).Text;
        Assert.Contains("warehouse 50 ", text, StringComparison.Ordinal);
        Assert.Contains("> ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ADigestWithoutGroupsStillDeclaresWhatWasLost()
    {
        var message = Format(new Digest { Time = SomeDigest.Now, Groups = [], Lost = 3 }, SomeDigest.Options("en"));
        Assert.Contains("3 further events were lost", message.Text, StringComparison.Ordinal);
        Assert.Equal(0, MarkdownDigestFormatter.ReadEventCount(message.Text));
    }

    [Fact]
    public void LessThanAMessageTakesIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        static () => Format(SomeDigest.Lone(), SomeDigest.Options("zh"), MarkdownDigestFormatter.MinBytes - 1));

    [Theory]
    [InlineData("#### a\n\n**事件 4210 条** · x", 4210L)]
    [InlineData("#### a\n\n**Events: 4210** · x", 4210L)]
    [InlineData("#### a\n\n**Events: 9223372036854775807**", long.MaxValue)]
    [InlineData("#### a\n\n**Events: 9223372036854775808**", null)]
    [InlineData("#### a\n\n**Events: 4,210**", null)]
    [InlineData("#### a\n\n**Events: **", null)]
    [InlineData("#### a\n\n**事件 4210**", null)]
    [InlineData("#### a\n\nx\n\n**Events: 4210**", null)]
    [InlineData("#### a\n**Events: 4210**", null)]
    [InlineData("# a\n\n**Events: 4210**", null)]
    [InlineData("#### a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TheAccountIsReadInItsPlaceAlone(string? text, long? events) =>
        Assert.Equal(events, MarkdownDigestFormatter.ReadEventCount(text));

    static MarkdownMessage Format(Digest digest, DingTalkOptions options, int maxBytes = 18_000) =>
        (MarkdownMessage)new MarkdownDigestFormatter(options).Format(digest, maxBytes);
}
