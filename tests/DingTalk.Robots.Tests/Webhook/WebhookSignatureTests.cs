namespace DingTalk.Robots.Tests.Webhook;

public sealed class WebhookSignatureTests
{
    [Theory]
    [InlineData(1601187240000, "this is a secret", "7gmCSzcAc2XzfB14K9+cRSM1hqBng7kT+N5k61qXXz0=")]
    [InlineData(1576758870133, "036fd40e", "+lymVhtFUuawBqgs2WJjcprk3K8HkX2gJkMrXE4eW74=")]
    [InlineData(1576758872140, "4f7768e1", "9EmKMljsF+avVU9624KVA50/azwCYeW+/vJ0puBIvuM=")]
    [InlineData(1577262236757, "this is secret", "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=")]
    [InlineData(1577262236757, "this is a secret", "DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=")]
    public void ASignatureIsThatOfThePublishedVectors(long timestamp, string secret, string sign)
        => Assert.Equal(sign, WebhookSignature.Compute(timestamp, secret));

    // Key and message swapped, no line feed, a written "\n", CRLF, a line feed at the end, seconds, the timestamp alone.
    [Theory]
    [InlineData("nHh3Cp6duMZBlaspftrhkkDSIlJ0Lkj6vL71ujaX6pE=")]
    [InlineData("UQtqIR+HpgCf4prMoM4ONhnT5yD5hOoIw/YQLMOhqFs=")]
    [InlineData("JMYVLpfEENFJYT63SkswcUalxgomMbip2hcQoKdzQtA=")]
    [InlineData("VtqwElsttzxn/GZJRq5AHxgF9S/iNretsfEeJEj8Gpc=")]
    [InlineData("Iw//q+lionp2rdARumv1bqmEvP1fXlHwlM4wGVmXf3M=")]
    [InlineData("wYPTWs4B9p4Pnmp433gyWQov/LFrgNCvPc7nVR6tx8o=")]
    [InlineData("FGwKaEF7XaGlJ5gccMRQ354PCw//L4yApnX1QNvs7BU=")]
    public void AUsualMistakeIsNotMade(string wrong)
        => Assert.NotEqual(wrong, WebhookSignature.Compute(1577262236757, "this is secret"));
}
