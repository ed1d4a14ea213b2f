using DingTalk.Testing.Advice;
using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Tests.Checks;

public sealed class RobotSignatureTests
{
    [Theory]
    [InlineData("1601187240000", "this is a secret", "7gmCSzcAc2XzfB14K9+cRSM1hqBng7kT+N5k61qXXz0=")]
    [InlineData("1576758870133", "036fd40e", "+lymVhtFUuawBqgs2WJjcprk3K8HkX2gJkMrXE4eW74=")]
    [InlineData("1576758872140", "4f7768e1", "9EmKMljsF+avVU9624KVA50/azwCYeW+/vJ0puBIvuM=")]
    [InlineData("1577262236757", "this is secret", "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=")]
    [InlineData("1577262236757", "this is a secret", "DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=")]
    public void PublishedSignaturesAreReproduced(string timestamp, string secret, string sign)
    {
        Assert.Equal(sign, RobotSignature.Compute(timestamp, secret));
        Assert.True(RobotSignature.IsRight(sign, timestamp, secret));
    }

    [Theory]
    [InlineData("nHh3Cp6duMZBlaspftrhkkDSIlJ0Lkj6vL71ujaX6pE=", "Feishu's signature")]
    [InlineData("PMPQWgawfhyCksYWbGgQ+pWJXS4EYah8F3r1cEGMhgU=", "swapped")]
    [InlineData("UQtqIR+HpgCf4prMoM4ONhnT5yD5hOoIw/YQLMOhqFs=", "line feed between timestamp and secret is missing")]
    [InlineData("JMYVLpfEENFJYT63SkswcUalxgomMbip2hcQoKdzQtA=", "A backslash and an n were signed")]
    [InlineData("VtqwElsttzxn/GZJRq5AHxgF9S/iNretsfEeJEj8Gpc=", "A carriage return and a line feed were signed")]
    [InlineData("Iw//q+lionp2rdARumv1bqmEvP1fXlHwlM4wGVmXf3M=", "ends with a line feed")]
    [InlineData("wYPTWs4B9p4Pnmp433gyWQov/LFrgNCvPc7nVR6tx8o=", "signed in seconds")]
    [InlineData("FGwKaEF7XaGlJ5gccMRQ354PCw//L4yApnX1QNvs7BU=", "Only the timestamp was signed")]
    [InlineData("hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D", "URL-encoded twice")]
    [InlineData("hmPWwU%252B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%252BGs6EZQM%253D", "URL-encoded three times")]
    [InlineData("hmPWwU 7lVdm3ZZz0r9tSfx0L4Q26jWOZr9 Gs6EZQM=", "not URL-encoded")]
    [InlineData("hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM", "The = at the end")]
    [InlineData("hmPWwU-7lVdm3ZZz0r9tSfx0L4Q26jWOZr9-Gs6EZQM=", "Base64 for URLs")]
    [InlineData("JMYVLpfEENFJYT63SkswcUalxgomMbip2hcQoKdzQtA%3D", "A backslash and an n were signed", "Besides, the signature is URL-encoded twice")]
    [InlineData("", "another secret, or in a way that is not known here")]
    public void AWrongSignatureIsRecognised(string sign, params string[] words)
    {
        var reason = SignatureAdvice.Explain(sign, "1577262236757", "this is secret", []);

        Assert.All(words, word => Assert.Contains(word, reason, StringComparison.Ordinal));
        Assert.DoesNotContain("this is secret", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is secret ", "A blank follows the secret")]
    [InlineData("this is secret\n", "A line feed follows the secret")]
    [InlineData("\"this is secret\"", "quotation marks")]
    [InlineData("another", "the secret of another robot")]
    public void ASecretThatIsNotQuiteRightIsRecognised(string used, string words) => Assert.Contains(
        words,
        SignatureAdvice.Explain(RobotSignature.Compute("1577262236757", used), "1577262236757", "this is secret", ["another"]),
        StringComparison.Ordinal);

    [Fact]
    public void ATimestampThatIsNotTheSignedOneIsNamed() => Assert.StartsWith(
        "The signature was made for the timestamp 1577262236754, the address says 1577262236757",
        SignatureAdvice.Explain(RobotSignature.Compute("1577262236754", "s"), "1577262236757", "s", []),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("1577262236", "in seconds")]
    [InlineData("1577262236757000", "in microseconds")]
    [InlineData("1577262236757000000", "in nanoseconds")]
    [InlineData("1577258000000", "70 minutes old, 60 are allowed")]
    [InlineData("1577266500000", "71 minutes in the future")]
    [InlineData("2019-12-25", "not a number")]
    [InlineData("99999999999999999999", "not a number")]
    public void AWrongTimestampIsRecognised(string timestamp, string words) => Assert.Contains(
        words,
        RobotSignature.TimestampFault(timestamp, DateTimeOffset.FromUnixTimeMilliseconds(1577262236757)),
        StringComparison.Ordinal);
}
