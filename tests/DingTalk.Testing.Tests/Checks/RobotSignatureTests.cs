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
        Assert.Null(RobotSignature.SignFault(sign, timestamp, secret));
    }

    [Theory]
    [InlineData("nHh3Cp6duMZBlaspftrhkkDSIlJ0Lkj6vL71ujaX6pE=")] // key and message swapped
    [InlineData("UQtqIR+HpgCf4prMoM4ONhnT5yD5hOoIw/YQLMOhqFs=")] // no line feed
    [InlineData("JMYVLpfEENFJYT63SkswcUalxgomMbip2hcQoKdzQtA=")] // a literal \n
    [InlineData("VtqwElsttzxn/GZJRq5AHxgF9S/iNretsfEeJEj8Gpc=")] // CRLF
    [InlineData("Iw//q+lionp2rdARumv1bqmEvP1fXlHwlM4wGVmXf3M=")] // a trailing line feed
    [InlineData("")]
    public void SignaturesMadeInAnotherWayAreRefused(string sign)
    {
        Assert.Equal(
            "the signature was made with another secret, or in another way",
            RobotSignature.SignFault(sign, "1577262236757", "this is secret"));
    }
}
