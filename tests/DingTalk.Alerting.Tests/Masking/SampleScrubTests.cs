namespace DingTalk.Alerting.Tests.Masking;

public sealed class SampleScrubTests
{
    const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void TheValueOfAPropertyNamedLikeASecretIsTakenOutOfTheText()
    {
        var clean = new SampleScrub([], Rules()).Clean(Sample(
            "Login of bob failed with Hunter0 and key0", ("User", "bob"), ("Password", "Hunter0"), ("ApiKey", "key0")));
        Assert.Equal("Login of bob failed with ••• and •••", clean.Message);
        Assert.Equal("bob", clean.Properties[0].Value);
    }

    [Fact]
    public void TheRobotsOwnTokenIsTakenOutWhereverItStands()
    {
        var sample = Sample($"tok {Token}", ("Url", $"%3Faccess_token%3D{Token}")) with
        {
            Exception = new ExceptionSample
            {
                Type = "T",
                Message = Token,
                Inner = new ExceptionSample { Type = "T", Message = "inner " + Token },
            },
        };
        var clean = new SampleScrub([Token], Rules(SensitiveData.None)).Clean(sample);
        Assert.DoesNotContain(Token, clean.Message + clean.Properties[0].Value + clean.Exception!.Message + clean.Exception.Inner!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, new SampleScrub([Token], Rules(SensitiveData.None)).Clean("template " + Token), StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretThatWasCutToItsSizeIsTakenOutWhole()
    {
        var secret = new string('q', 300);
        var clean = new SampleScrub([], Rules()).Clean(Sample(
            $"got {secret} now", ("AccessToken", SampleBounds.Cut(secret, SampleBounds.MaxProperty))));
        Assert.Equal("got ••• now", clean.Message);
    }

    [Fact]
    public void ASecretThatBeginsLikeAnotherLeavesNothingOfIt()
    {
        var clean = new SampleScrub([], Rules()).Clean(Sample(
            "got hunter hunter2Zz9", ("OldPassword", "hunter"), ("Password", "hunter2Zz9")));
        Assert.Equal("got ••• •••", clean.Message);
    }

    [Fact]
    public void WithoutMaskingPropertiesAreLeftAlone()
    {
        var clean = new SampleScrub([], Rules(SensitiveData.None)).Clean(Sample("with Hunter0", ("Password", "Hunter0")));
        Assert.Equal("with Hunter0", clean.Message);
    }

    [Fact]
    public void WhatShowsByItsShapeIsMaskedInEveryText()
    {
        var clean = new SampleScrub([], Rules(SensitiveData.Mobiles)).Clean(Sample("call 13800138000", ("Who", "13900000000 or so")) with
        {
            Exception = new ExceptionSample { Type = "T", Message = "13800138000", Inner = new ExceptionSample { Type = "T", Message = "x13 15000000000" } },
        });
        Assert.Equal("call •••", clean.Message);
        Assert.Equal("••• or so", clean.Properties[0].Value);
        Assert.Equal("•••", clean.Exception!.Message);
        Assert.Equal("x13 •••", clean.Exception.Inner!.Message);
    }

    [Fact]
    public void ASecretWithQuotesIsTakenOutAsItStandsInsideQuotes()
    {
        var clean = new SampleScrub([], Rules()).Clean(Sample("{ X: \"fa\\\"ke\" } to /x?y=fa%22ke", ("Password", "fa\"ke")));
        Assert.Equal("{ X: \"•••\" } to /x?y=•••", clean.Message);
    }

    [Theory]
    [InlineData("got fakefa…", "got •••…")]
    [InlineData("got fak…", "got •••…")]
    [InlineData("got fakefake0, then fakef…", "got •••, then •••…")]
    public void ASecretThatTheTextsEndCutsInTwoIsTakenOut(string message, string expected) => Assert.Equal(
        expected, new SampleScrub([], Rules()).Clean(Sample(message, ("Password", "fakefake0"))).Message);

    [Fact]
    public void AValueThatSaysNothingStays()
    {
        var clean = new SampleScrub([], Rules()).Clean(Sample("It is True that it failed", ("UsesPassword", "True")));
        Assert.Equal("It is True that it failed", clean.Message);
        Assert.Equal("True", clean.Properties[0].Value);
    }

    [Theory]
    [InlineData("CustomerName")]
    [InlineData("customer_name")]
    [InlineData("Order.CustomerName")]
    public void APropertyThatTheOptionsNameIsNeverTold(string name)
    {
        var clean = new SampleScrub([], Rules(SensitiveData.None, "customerName")).Clean(Sample("Order of Bob Fake failed, {\"customerName\":\"Eve\"}", (name, "Bob Fake")));
        Assert.Equal("Order of ••• failed, {\"customerName\":\"•••\"}", clean.Message);
        Assert.Equal("•••", clean.Properties[0].Value);
    }

    [Fact]
    public void WhatTheRedactorChangesInAValueIsChangedWhereverItStands()
    {
        var scrub = new SampleScrub([], Rules(), new Redactor(static (text, property) => property == "Account" ? "acct-" + text.Length : text));
        var clean = scrub.Clean(Sample("Account FAKE-77 is closed", ("Account", "FAKE-77"), ("Note", "FAKE-77 again")));
        Assert.Equal("Account acct-7 is closed", clean.Message);
        Assert.Equal("acct-7", clean.Properties[0].Value);
        Assert.Equal("acct-7 again", clean.Properties[1].Value);
    }

    [Fact]
    public void TheRedactorSeesEveryTextAfterTheMask()
    {
        var seen = new List<string>();
        var scrub = new SampleScrub([], Rules(), new Redactor((text, property) =>
        {
            seen.Add(property + "/" + text);
            return text;
        }));
        scrub.Clean(Sample("m password=fake", ("A", "a")) with { Exception = new ExceptionSample { Type = "T", Message = "e" } });
        scrub.Clean("template");
        Assert.Equal(["A/a", "/m password=•••", "/e", "/template"], seen);
    }

    [Fact]
    public void WhereTheRedactorFailsNothingIsTold()
    {
        var scrub = new SampleScrub([], Rules(), new Redactor(static (_, property) => property is null ? throw new InvalidOperationException() : null));
        var clean = scrub.Clean(Sample("text", ("A", "a")));
        Assert.Equal("•••", clean.Message);
        Assert.Equal("•••", clean.Properties[0].Value);
    }

    static MaskRules Rules(SensitiveData data = SensitiveData.Secrets, params string[] names) => new(data, names);

    sealed class Redactor(Func<string, string?, string?> redact) : IAlertRedactor
    {
        public string? Redact(string text, string? property) => redact(text, property);
    }

    static AlertSample Sample(string message, params (string Name, string Value)[] properties) => new()
    {
        Timestamp = Bench.Start,
        Message = message,
        Properties = [.. properties.Select(static p => new KeyValuePair<string, string>(p.Name, p.Value))],
    };
}
