using System.Text.Json;
using DingTalk.Cli.Tests.Support;
using DingTalk.Testing;

namespace DingTalk.Cli.Tests.Send;

public sealed class SendTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WordsBecomeATextThatIsSigned()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECabc" }, Cancelled);

        var run = await new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook, ["DINGTALK_SECRET"] = "SECabc" }
            .RunAsync("send", "text", "disk", "is", "full");

        Assert.Equal(new CliOutcome(0, "Delivered.\n", ""), run);
        Assert.Equal("disk is full", Assert.Single(group.Messages).Text);
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    public async Task TheStandardInputIsTheText(params string[] words)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await new Support.Cli { Input = "第一行\nsecond\n\n", ["DINGTALK_WEBHOOK"] = group.Webhook }.RunAsync(["send", "text", .. words]);

        Assert.Equal(0, run.Code);
        Assert.Equal("第一行\nsecond", Assert.Single(group.Messages).Text);
    }

    [Fact]
    public async Task FilesHoldTheWebhookTheSecretAndTheText()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECabc" }, Cancelled);
        using var files = new SomeFiles();

        var run = await new Support.Cli().RunAsync(
            "send", "markdown", "--webhook-file", files.Add("w", group.Webhook + "\n"), "--secret-file", files.Add("s", "SECabc\r\n"),
            "--file", files.Add("t", "## Deployed **well**\n\n- one"));

        Assert.Equal(new CliOutcome(0, "Delivered.\n", ""), run);
        var message = Assert.Single(group.Messages);
        Assert.Equal(("Deployed well", "## Deployed **well**\n\n- one"), (message.Title, message.Text));
    }

    [Fact]
    public async Task MentionsStandInTheListAndInTheText()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        await new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook }
            .RunAsync("send", "text", "look", "--at", "13800000001", "--at", "bob", "--at-user", "17", "--at-all");

        var message = Assert.Single(group.Messages);
        Assert.Equal("look\n@13800000001 @bob @17", message.Text);
        Assert.Equal(["13800000001"], message.At.Mobiles);
        Assert.Equal(["bob", "17"], message.At.UserIds);
        Assert.True(message.At.Everyone);
    }

    [Fact]
    public async Task CardsLinksAndFeedsSayWhatTheyAreTold()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        var cli = new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook };

        var card = await cli.RunAsync("send", "card", "who?", "--title", "T", "--button", "A=https://a/?x=1", "--button", "B=https://b", "--side-by-side");
        var link = await cli.RunAsync("send", "link", "text", "--title", "T", "--url", "https://a", "--picture", "https://p");
        var feed = await cli.RunAsync("send", "feed", "--link", "One=https://a/?x=1 https://p", "--link", "Two=https://b https://q");

        Assert.Equal((0, 0, 0), (card.Code, link.Code, feed.Code));
        Assert.Contains(
            """
            "btnOrientation":"1","hideAvatar":"0","btns":[{"title":"A","actionURL":"https://a/?x=1"},{"title":"B","actionURL":"https://b"}]
            """,
            group.Messages[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"messageUrl\":\"https://a\",\"picUrl\":\"https://p\"", group.Messages[1].Body, StringComparison.Ordinal);
        Assert.Contains(
            """{"title":"One","messageURL":"https://a/?x=1","picURL":"https://p"}""", group.Messages[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheJsonOfARefusalHasEveryMember()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Keywords = ["告警"] }, Cancelled);

        var run = await new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook }.RunAsync("send", "text", "hello", "--json", "--uuid", "k1");

        Assert.Equal((1, ""), (run.Code, run.Errors));
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            [
                "outcome", "reason", "advice", "exitCode", "mayRepeat", "errorCode", "errorName", "errorMessage", "httpStatus", "requestId",
                "retryAfterSeconds", "requiredScopes", "processQueryKeys", "openDingId", "taskId", "msgUuid", "users",
            ],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("refusedForConfiguration", json.GetProperty("outcome").GetString());
        Assert.Equal("keyword", json.GetProperty("reason").GetString());
        Assert.Equal(310000, json.GetProperty("errorCode").GetInt64());
        Assert.Equal("k1", json.GetProperty("msgUuid").GetString());
        Assert.Single(run.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task ARefusalIsASentenceOnTheStandardErrorWithoutSecrets()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECright" }, Cancelled);

        var run = await new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook, ["DINGTALK_SECRET"] = "SECwrong" }.RunAsync("send", "text", "hello");

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith("The signature is wrong or missing. Copy the secret", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(group.Token, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SECwrong", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsInDoubtIsShownOnceWhenItIsSentAgainUnderItsKey()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        group.Fail(RobotFault.AcceptThenReset);
        var cli = new Support.Cli { ["DINGTALK_WEBHOOK"] = group.Webhook };

        var doubt = await cli.RunAsync("send", "text", "hello");
        var key = doubt.Errors.Split("--uuid ")[1].Split(',')[0];
        var again = await cli.RunAsync("send", "text", "hello", "--uuid", key);

        Assert.Equal((3, ""), (doubt.Code, doubt.Output));
        Assert.Equal((0, "Delivered.\n"), (again.Code, again.Output));
        Assert.Single(group.Messages);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    public async Task ATextThatIsTooLongIsRefusedAndCutOnlyWhenToldTo(string kind)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        var cli = new Support.Cli
        {
            Input = string.Join('\n', Enumerable.Range(1, 3000).Select(i => $"第{i}行")),
            ["DINGTALK_WEBHOOK"] = group.Webhook,
        };

        var refused = await cli.RunAsync("send", kind);
        var cut = await cli.RunAsync("send", kind, "--cut", "--at", "13800000001");

        Assert.Equal(1, refused.Code);
        Assert.Contains("DingTalk takes at most 20000; it was not sent", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(new CliOutcome(0, "Delivered.\n", ""), cut);
        var message = Assert.Single(group.Messages);
        Assert.InRange(message.BodyBytes, 19_900, 20_000);
        Assert.Matches("… [0-9]+ more lines\\s+@13800000001$", message.Text);
    }

    [Fact]
    public async Task ALineThatIsTooLongIsCutBetweenItsCharacters()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await new Support.Cli
        {
            Input = "a" + string.Concat(Enumerable.Repeat("😀", 6000)),
            ["DINGTALK_WEBHOOK"] = group.Webhook,
        }.RunAsync("send", "text", "--cut");

        Assert.Equal(0, run.Code);
        var text = Assert.Single(group.Messages).Text;
        Assert.EndsWith("😀…", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABaseAddressLeadsAWebhookElsewhere()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Token = "abcdef" }, Cancelled);
        var address = group.Webhook.Split("/robot/")[0];

        var run = await new Support.Cli().RunAsync(
            "send", "text", "hello", "--webhook", "https://oapi.dingtalk.com/robot/send?access_token=abcdef", "--base-address", address);

        Assert.Equal(0, run.Code);
        Assert.Single(group.Messages);
    }

    [Theory]
    [InlineData(true, "\e[32mDelivered.\e[0m\n")]
    [InlineData(false, "Delivered.\n")]
    public async Task ColoursAreForTerminals(bool isColoured, string output)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await new Support.Cli { IsColoured = isColoured, ["DINGTALK_WEBHOOK"] = group.Webhook }.RunAsync("send", "text", "@all hello");

        Assert.Equal(output, run.Output);
    }
}
