using System.Net;

namespace DingTalk.Testing.Tests.Settings;

public sealed class OptionsReaderTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AConfigurationDescribesTheGroupAndItsRobots()
    {
        var options = DingTalkGroupOptions.FromJson(
            """
            {
              // Comments are allowed.
              "port": 0, "listen": "127.0.0.1", "conversation": "cid1", "perMinute": 7, "penaltySeconds": 1.5, "monthlyQuota": null,
              "dialect": "chinese", "throttleCode": 410100, "inbox": 5, "maxBody": 30000, "imageMessages": true, "allowImages": true,
              "robots": [
                { "name": "On call", "token": "A", "secret": "SECa", "keywords": ["k"], "ipRanges": ["127.0.0.1"] },
                { "token": "B", "perMinute": 1, "penaltySeconds": 2, "monthlyQuota": 3, "dialect": "english", "throttleCode": 130101 },
              ]
            }
            """);
        await using var group = await DingTalkGroup.StartAsync(options, Cancelled);

        Assert.Equal((IPAddress.Loopback, 0, "cid1", 5, 30000), (options.Listen, options.Port, options.Conversation, options.InboxCapacity, options.MaxBody));
        Assert.Equal((true, true, null), (options.TakesImageMessages, options.AllowImages, options.MonthlyQuota));
        var (first, second) = (group.Robot, group.Robots[1]);
        Assert.Equal(("On call", "A", "SECa", "k", "127.0.0.1"), (first.Name, first.Token, first.Secret, first.Keywords[0], first.IpRanges[0]));
        Assert.Equal((7, 1.5, ErrorDialect.Chinese, 410100), (first.PerMinute, first.Penalty.TotalSeconds, first.Dialect, first.ThrottleCode));
        Assert.Equal(
            ("Robot 2", "B", 1, 2, 3, ErrorDialect.English, 130101),
            (second.Name, second.Token, second.PerMinute, second.Penalty.TotalSeconds, second.MonthlyQuota, second.Dialect, second.ThrottleCode));
    }

    [Theory]
    [InlineData("""{"prot":1}""", "There is no 'prot'. The keys are port, listen,")]
    [InlineData("""{"port":"1"}""", "'port' must be a whole number from 0 to 65535.")]
    [InlineData("""{"listen":"nowhere"}""", "'listen' is wrong: it must be an IP address")]
    [InlineData("""{"monthlyQuota":"none"}""", "'monthlyQuota' must be a whole number of at least 0, or null.")]
    [InlineData("""{"throttleCode":200000}""", "'throttleCode' is wrong: ThrottleCode must be 130101 or 410100.")]
    [InlineData("""{"robots":{}}""", "'robots' must be a list of objects.")]
    [InlineData("""{"robots":[{},{"keyword":"a"}]}""", "There is no 'robots[1].keyword'.")]
    [InlineData("""{"robots":[{"perMinute":1.5}]}""", "'robots[0].perMinute' must be a whole number")]
    [InlineData("""{"robots":[{"token":"a"},{"token":"a"}]}""", "Two of the 'robots' have the same 'token'.")]
    [InlineData("""{"robots":[{"ipRanges":["x"]}]}""", "'robots[0].ipRanges' is wrong")]
    [InlineData("", "That is not valid JSON, at line 1")]
    public void AWrongConfigurationNamesItsKey(string json, string sentence)
    {
        var wrong = Assert.Throws<FormatException>(() => DingTalkGroupOptions.FromJson(json));

        Assert.StartsWith(sentence, wrong.Message, StringComparison.Ordinal);
    }
}
