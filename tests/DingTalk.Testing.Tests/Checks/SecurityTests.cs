using System.Globalization;
using DingTalk.Testing.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Testing.Tests.Checks;

public sealed class SecurityTests : GroupTest
{
    const string Secret = "SEC4f7768e1";

    string Now => Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task APublishedSignatureOpensTheGroupAtItsTime()
    {
        const string query = "&timestamp=1601187240000&sign=7gmCSzcAc2XzfB14K9%2BcRSM1hqBng7kT%2BN5k61qXXz0%3D";
        Group.Secret = "this is a secret";
        var late = await Sender.JsonAsync(Group.Webhook + query, Sender.Text("a"));
        await RestartAtAsync(1601187240000, "this is a secret");
        var inTime = await Sender.JsonAsync(Group.Webhook + query, Sender.Text("a"));

        Assert.Equal((310000, "invalid timestamp"), (late.ErrCode, late.ErrMsg));
        Assert.Equal(0, inTime.ErrCode);
    }

    [Theory]
    [InlineData(3_600_000, 0)]
    [InlineData(-3_600_000, 0)]
    [InlineData(3_600_001, 310000)]
    [InlineData(-3_600_001, 310000)]
    public async Task ATimestampMayBeAnHourAway(long milliseconds, int errCode)
    {
        Group.Secret = Secret;
        var timestamp = (Clock.GetUtcNow().ToUnixTimeMilliseconds() + milliseconds).ToString(CultureInfo.InvariantCulture);

        var answer = await Sender.JsonAsync(Sender.Signed(Group.Webhook, timestamp, Secret), Sender.Text("a"));

        Assert.Equal(errCode, answer.ErrCode);
        if (errCode != 0) Assert.Equal("invalid timestamp", answer.ErrMsg);
    }

    [Theory]
    [InlineData(ErrorDialect.English, "sign not match", "invalid timestamp")]
    [InlineData(
        ErrorDialect.Description,
        "description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;link:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;",
        "description:机器人发送签名过期;solution:签名生成时间和发送时间请保持在 timestampms 以内;")]
    [InlineData(
        ErrorDialect.Chinese,
        "错误描述:机器人发送签名不匹配;解决方案:请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;参考链接:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;",
        "错误描述:机器人发送签名过期;解决方案:签名生成时间和发送时间请保持在 timestampms 以内;")]
    public async Task ASignatureIsRefusedInTheGroupsDialect(ErrorDialect dialect, string wrongSign, string wrongTime)
    {
        await RestartAsync(new DingTalkGroupOptions { Secret = Secret, Dialect = dialect });

        var none = await SayAsync("a");
        var wrong = await Sender.JsonAsync(Sender.Signed(Group.Webhook, Now, "another"), Sender.Text("a"));
        var seconds = await Sender.JsonAsync(Sender.Signed(Group.Webhook, Now[..^3], Secret), Sender.Text("a"));
        var words = await Sender.JsonAsync(Sender.Signed(Group.Webhook, "noon", Secret), Sender.Text("a"));

        Assert.Equal((310000, wrongSign), (none.ErrCode, none.ErrMsg));
        Assert.Equal((310000, wrongSign), (wrong.ErrCode, wrong.ErrMsg));
        Assert.Equal((310000, wrongTime), (seconds.ErrCode, seconds.ErrMsg));
        Assert.Equal((310000, wrongTime), (words.ErrCode, words.ErrMsg));
        Assert.Equal(
            [
                "The address has no timestamp and no sign: this robot has a signing secret, so &timestamp=MILLISECONDS&sign=SIGNATURE must follow the access_token. It must be base64(HMAC-SHA256(key = secret, message = timestamp + line feed + secret)), URL-encoded once.",
                "The signature was made with another secret, or in a way that is not known here. It must be base64(HMAC-SHA256(key = secret, message = timestamp + line feed + secret)), URL-encoded once.",
                "The timestamp is in seconds: it must be in milliseconds.",
                "The timestamp is not a number: it must be the milliseconds since 1970-01-01 UTC.",
            ],
            Group.Requests.Select(request => request.Reason));
    }

    [Fact]
    public async Task ASignatureEncodedTwiceOrNotAtAllIsRefusedAndTheReasonSaysSo()
    {
        // This timestamp and secret give a signature with a plus, which is what encoding is about.
        await RestartAtAsync(1576758872140, "4f7768e1");
        var sign = Sender.Sign("1576758872140", "4f7768e1");
        var address = $"{Group.Webhook}&timestamp=1576758872140&sign=";

        var once = await Sender.JsonAsync(address + Uri.EscapeDataString(sign), Sender.Text("a"));
        var twice = await Sender.JsonAsync(address + Uri.EscapeDataString(Uri.EscapeDataString(sign)), Sender.Text("a"));
        var never = await Sender.JsonAsync(address + sign, Sender.Text("a"));

        Assert.Equal([0, 310000, 310000], new[] { once.ErrCode, twice.ErrCode, never.ErrCode });
        Assert.Equal("The signature is URL-encoded twice: encode it once, or give the raw Base64 to a library that encodes.", Group.Requests[1].Reason);
        Assert.Equal("The signature is not URL-encoded: its + arrived as a space. Encode + / = as %2B %2F %3D.", Group.Requests[2].Reason);
    }

    [Fact]
    public async Task ARobotWithoutASecretDoesNotLookAtTheSignature()
    {
        var answer = await Sender.JsonAsync($"{Group.Webhook}&timestamp=1&sign=", Sender.Text("a"));

        Assert.Equal(0, answer.ErrCode);
    }

    [Theory]
    [InlineData(ErrorDialect.English, "keywords not in content")]
    [InlineData(ErrorDialect.Description, "description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;")]
    [InlineData(ErrorDialect.Chinese, "错误描述:关键词不匹配;解决方案:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;")]
    public async Task OneOfTheKeywordsMustBeInTitleOrText(ErrorDialect dialect, string refusal)
    {
        await RestartAsync(new DingTalkGroupOptions { Keywords = ["告警", "Alert"], Dialect = dialect });

        var none = await SayAsync("alert");
        var inText = await SayAsync("an Alert");
        var inTitle = await Sender.JsonAsync(Group.Webhook, Sender.Markdown("告警", "text"));
        var escaped = await Sender.JsonAsync(Group.Webhook, """{"msgtype":"text","text":{"content":"\u544a\u8b66"}}""");

        Assert.Equal((310000, refusal), (none.ErrCode, none.ErrMsg));
        Assert.Equal([0, 0, 0], new[] { inText.ErrCode, inTitle.ErrCode, escaped.ErrCode });
    }

    [Fact]
    public async Task SettingsMayBeMendedWhileTheGroupRuns()
    {
        Group.Keywords = ["word"];
        var before = await SayAsync("a");
        Group.Keywords = [];
        var after = await SayAsync("a");
        Group.Robot.IpRanges = ["10.0.0.0/8"];
        var outside = await SayAsync("a");

        Assert.Equal([310000, 0, 310000], new[] { before.ErrCode, after.ErrCode, outside.ErrCode });
    }

    [Theory]
    [InlineData(ErrorDialect.English, "ip 127.0.0.1 not in whitelist")]
    [InlineData(ErrorDialect.Description, "description:ip 不在白名单中;solution:请联系对应群的管理员，设置机器人安全ip地址段;")]
    [InlineData(ErrorDialect.Chinese, "错误描述:ip 不在白名单中;解决方案:请联系对应群的管理员，设置机器人安全ip地址段;")]
    public async Task AnAddressOutsideTheRangesIsRefused(ErrorDialect dialect, string refusal)
    {
        await RestartAsync(new DingTalkGroupOptions { IpRanges = ["10.0.0.0/8", "127.0.0.2"], Dialect = dialect });
        var outside = await SayAsync("a");
        Group.Robot.IpRanges = ["10.0.0.0/8", "127.0.0.0/24"];
        var inside = await SayAsync("a");

        Assert.Equal((310000, refusal), (outside.ErrCode, outside.ErrMsg));
        Assert.Equal(0, inside.ErrCode);
    }

    async Task RestartAtAsync(long milliseconds, string secret)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
        await RestartAsync(new DingTalkGroupOptions { Secret = secret, TimeProvider = clock });
    }
}
