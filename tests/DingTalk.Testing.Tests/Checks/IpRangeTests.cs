using System.Net;
using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Tests.Checks;

public sealed class IpRangeTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("192.168.1.77/24", "192.168.1.1", true)]
    [InlineData("192.168.1.7", "192.168.1.7", true)]
    [InlineData("192.168.1.7", "192.168.1.8", false)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    public void ARangeHoldsWhatItsBitsSay(string range, string address, bool holds) =>
        Assert.Equal(holds, IpRange.Parse(range).Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("::1")]
    [InlineData("host")]
    public void WhatIsNoRangeIsRefusedAtOnce(string text)
    {
        var wrong = Assert.Throws<ArgumentException>(() => IpRange.Parse(text));

        Assert.Contains($"'{text}'", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("192.168.1.7")]
    public void ARangeReadsAsItWasWritten(string text) => Assert.Equal(text, IpRange.Parse(text).ToString());
}
