using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Webhook;

public sealed class WebhookAddressTests
{
    const string Token = "5f2b8c9d0e1a";
    static readonly DateTimeOffset V4 = DateTimeOffset.FromUnixTimeMilliseconds(1_576_758_872_140);

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("  ", "empty")]
    [InlineData(Token, "access token alone")]
    [InlineData("oapi.dingtalk.com/robot/send?access_token=" + Token, "whole address")]
    [InlineData("ftp://oapi.dingtalk.com/robot/send?access_token=" + Token, "web address")]
    [InlineData("http://oapi.dingtalk.com/robot/send?access_token=" + Token, "https")]
    [InlineData("https://oapi.dingtalk.com/robot/send", "no access_token")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=", "no access_token")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=" + Token + "&access_token=b", "more than one")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=https://oapi.dingtalk.com/robot/send?access_token=" + Token, "itself an address")]
    [InlineData("https://me:pw@oapi.dingtalk.com/robot/send?access_token=" + Token, "user name")]
    public void AnAddressThatCannotWorkIsRefusedWithWhatToDo(string? webhook, string word)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new WebhookRobot(new WebhookRobotOptions { Webhook = webhook! }));
        Assert.Contains(word, refusal.Message);
        Assert.DoesNotContain(Token, refusal.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/robot/send?access_token=t", false)]
    [InlineData("http://localhost:5000/robot/send?access_token=t", false)]
    [InlineData("http://[::1]:5000/robot/send?access_token=t", false)]
    [InlineData("http://gateway.intern/robot/send?access_token=t", true)]
    public void PlainHttpIsForThisMachineOrOnRequest(string webhook, bool allowHttp)
        => Assert.Equal(webhook, WebhookAddress.Parse(webhook, null, allowHttp).Sign(V4).ToString());

    [Fact]
    public void ASecretThatIsAnAddressIsRefused()
        => Assert.Throws<ArgumentException>(() => WebhookAddress.Parse(Some.Webhook(), Some.Webhook(), false));

    [Fact]
    public void WithoutASecretNothingIsAdded()
        => Assert.Equal("https://h.example/robot/send?access_token=t", Signed("https://h.example/robot/send?access_token=t", null));

    [Fact]
    public void AnEmptySecretIsNone()
        => Assert.Equal("https://h.example/robot/send?access_token=t", Signed("https://h.example/robot/send?access_token=t", " "));

    [Fact]
    public void ASignatureIsEscapedOnce() => Assert.Equal(
        "https://h.example/robot/send?access_token=t&timestamp=1576758872140&sign=9EmKMljsF%2BavVU9624KVA50%2FazwCYeW%2B%2FvJ0puBIvuM%3D",
        Signed("https://h.example/robot/send?access_token=t", "4f7768e1"));

    [Theory]
    [InlineData("https://h.example/robot/send?access_token=t&timestamp=1&sign=old%3D")]
    [InlineData("https://h.example/robot/send?sign=old%3D&timestamp=1&access_token=t#part")]
    [InlineData(" https://h.example/robot/send?access_token=t&\n")]
    public void AnOldSignatureIsLeftOut(string webhook) => Assert.Equal(
        "https://h.example/robot/send?access_token=t&timestamp=1576758872140&sign=9EmKMljsF%2BavVU9624KVA50%2FazwCYeW%2B%2FvJ0puBIvuM%3D",
        Signed(webhook, "4f7768e1"));

    [Fact]
    public void OtherParametersStay() => Assert.Equal(
        "https://h.example/x/y?tenant=a%20b&access_token=t",
        Signed("https://h.example/x/y?tenant=a%20b&access_token=t", null));

    [Theory]
    [InlineData(0, 20, 75)]
    [InlineData(-1, 20, 75)]
    [InlineData(10, 0, 75)]
    [InlineData(10, 20, -1)]
    public void OptionsThatMakeNoSenseAreRefused(int timeout, int limit, int maxWait)
        => Assert.Throws<ArgumentException>(() => new WebhookRobot(new WebhookRobotOptions
        {
            Webhook = Some.Webhook(),
            SendTimeout = TimeSpan.FromSeconds(timeout),
            MessagesPerMinute = limit,
            MaxWait = TimeSpan.FromSeconds(maxWait),
        }));

    static string Signed(string webhook, string? secret) => WebhookAddress.Parse(webhook, secret, false).Sign(V4).AbsoluteUri;
}
