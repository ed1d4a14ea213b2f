namespace DingTalk.Alerting.Tests.Digests;

public sealed class SampleScrubTests
{
    const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void TheValueOfAPropertyNamedLikeASecretIsTakenOutOfTheText()
    {
        var clean = new SampleScrub([], masksSecrets: true).Clean(Sample(
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
        var clean = new SampleScrub([Token], masksSecrets: false).Clean(sample);
        Assert.DoesNotContain(Token, clean.Message + clean.Properties[0].Value + clean.Exception!.Message + clean.Exception.Inner!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, new SampleScrub([Token], masksSecrets: false).Clean("template " + Token), StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretThatWasCutToItsSizeIsTakenOutWhole()
    {
        var secret = new string('q', 300);
        var clean = new SampleScrub([], masksSecrets: true).Clean(Sample(
            $"got {secret} now", ("AccessToken", SampleBounds.Cut(secret, SampleBounds.MaxProperty))));
        Assert.Equal("got ••• now", clean.Message);
    }

    [Fact]
    public void ASecretThatBeginsLikeAnotherLeavesNothingOfIt()
    {
        var clean = new SampleScrub([], masksSecrets: true).Clean(Sample(
            "got hunter hunter2Zz9", ("OldPassword", "hunter"), ("Password", "hunter2Zz9")));
        Assert.Equal("got ••• •••", clean.Message);
    }

    [Fact]
    public void WithoutMaskingPropertiesAreLeftAlone()
    {
        var clean = new SampleScrub([], masksSecrets: false).Clean(Sample("with Hunter0", ("Password", "Hunter0")));
        Assert.Equal("with Hunter0", clean.Message);
    }

    static AlertSample Sample(string message, params (string Name, string Value)[] properties) => new()
    {
        Timestamp = Bench.Start,
        Message = message,
        Properties = [.. properties.Select(static p => new KeyValuePair<string, string>(p.Name, p.Value))],
    };
}
