using System.Text;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

/// <summary>Every kind of message, byte for byte in the form of DingTalk's page "robot message type".</summary>
public sealed class AppMessageJsonTests
{
    static readonly ActionCardButton[] Buttons =
        [new("A", "https://a/"), new("B", "https://b/"), new("C", "https://c/"), new("D", "https://d/"), new("E", "https://e/")];

    public static TheoryData<RobotMessage, string, string> Forms => new()
    {
        { new TextMessage("磁盘 \"满\"\n"), "sampleText", """{"content":"磁盘 \"满\"\n"}""" },
        { new MarkdownMessage("T", "**x**"), "sampleMarkdown", """{"title":"T","text":"**x**"}""" },
        { new ImageMessage("@media"), "sampleImageMsg", """{"photoURL":"@media"}""" },
        { new LinkMessage("T", "x", "https://a/"), "sampleLink", """{"title":"T","text":"x","picUrl":"","messageUrl":"https://a/"}""" },
        {
            new LinkMessage("T", "x", "https://a/") { PictureUrl = "@p" }, "sampleLink",
            """{"title":"T","text":"x","picUrl":"@p","messageUrl":"https://a/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons[..1]), "sampleActionCard",
            """{"title":"T","text":"x","singleTitle":"A","singleURL":"https://a/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons[..1]) { ButtonsSideBySide = true }, "sampleActionCard",
            """{"title":"T","text":"x","singleTitle":"A","singleURL":"https://a/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons[..2]), "sampleActionCard2",
            """{"title":"T","text":"x","actionTitle1":"A","actionURL1":"https://a/","actionTitle2":"B","actionURL2":"https://b/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons[..3]), "sampleActionCard3",
            """{"title":"T","text":"x","actionTitle1":"A","actionURL1":"https://a/","actionTitle2":"B","actionURL2":"https://b/","actionTitle3":"C","actionURL3":"https://c/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons[..4]), "sampleActionCard4",
            """{"title":"T","text":"x","actionTitle1":"A","actionURL1":"https://a/","actionTitle2":"B","actionURL2":"https://b/","actionTitle3":"C","actionURL3":"https://c/","actionTitle4":"D","actionURL4":"https://d/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons), "sampleActionCard5",
            """{"title":"T","text":"x","actionTitle1":"A","actionURL1":"https://a/","actionTitle2":"B","actionURL2":"https://b/","actionTitle3":"C","actionURL3":"https://c/","actionTitle4":"D","actionURL4":"https://d/","actionTitle5":"E","actionURL5":"https://e/"}"""
        },
        {
            new ActionCardMessage("T", "x", Buttons[..2]) { ButtonsSideBySide = true }, "sampleActionCard6",
            """{"title":"T","text":"x","buttonTitle1":"A","buttonUrl1":"https://a/","buttonTitle2":"B","buttonUrl2":"https://b/"}"""
        },
        { new AudioMessage("@m", TimeSpan.FromMilliseconds(1500)), "sampleAudio", """{"mediaId":"@m","duration":"1500"}""" },
        { new FileMessage("@m", "Report.PDF"), "sampleFile", """{"mediaId":"@m","fileName":"Report.PDF","fileType":"pdf"}""" },
        {
            new VideoMessage("@v", "@p", TimeSpan.FromSeconds(9.2), 640, 480), "sampleVideo",
            """{"duration":"10","videoMediaId":"@v","videoType":"mp4","picMediaId":"@p","height":"480","width":"640"}"""
        },
    };

    public static TheoryData<RobotMessage, string> Refused => new()
    {
        { new FeedCardMessage([new("T", "https://a/", "https://p/")]), "feed card" },
        { new TextMessage("x") { Mentions = Mentions.OfMobiles("138") }, "mentions nobody" },
        { new MarkdownMessage("T", "x") { Mentions = Mentions.OfEveryone() }, "mentions nobody" },
        { new ActionCardMessage("T", "x", [.. Buttons, new("F", "https://f/")]), "at most 5" },
        { new ActionCardMessage("T", "x", Buttons[..3]) { ButtonsSideBySide = true }, "side by side" },
        { new ActionCardMessage("T", "x", Buttons[..1]) { HideAvatar = true }, "HideAvatar" },
        { new FileMessage("@m", "a.exe"), "exe" },
        { new FileMessage("@m", "nothing"), "nothing" },
        { new FileMessage("", "a.pdf"), "media id" },
        { new ImageMessage("data:image/png;base64,AAAA"), "base64" },
        { new ImageMessage(""), "media id" },
        { new AudioMessage("@m", TimeSpan.Zero), "duration" },
        { new VideoMessage("@m", "@p", TimeSpan.FromSeconds(1), 0, 1), "width" },
        { new TextMessage(""), "content" },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void AMessageHasExactlyTheDocumentedForm(RobotMessage message, string key, string param)
    {
        var (actualKey, actualParam) = AppMessageJson.Serialize(message);
        Assert.Equal(key, actualKey);
        Assert.Equal(param, Encoding.UTF8.GetString(actualParam));
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task WhatCannotTravelIsRefusedBeforeAnythingIsSent(RobotMessage message, string word)
    {
        var server = new AppServer();
        using var robot = new AppRobot(server.Options());
        var token = TestContext.Current.CancellationToken;
        Assert.Contains(word, (await Assert.ThrowsAsync<ArgumentException>(() => robot.SendToGroupAsync("cid", message, token))).Message);
        Assert.Contains(word, (await Assert.ThrowsAsync<ArgumentException>(() => robot.SendToUsersAsync(["u"], message, token))).Message);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task TheCallHasExactlyTheDocumentedForm()
    {
        var server = new AppServer();
        using var robot = new AppRobot(server.Options());
        var result = await robot.SendToGroupAsync("cid==", new TextMessage("a \"b\"") { MsgUuid = "k" }, TestContext.Current.CancellationToken);
        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.True(result.IsAccepted);
        Assert.False(result.IsDelivered);
        Assert.Equal("key+/=", result.ProcessQueryKey);

        var call = Assert.Single(server.To(AppServer.GroupPath));
        Assert.Equal(
            """{"robotCode":"dingkey","openConversationId":"cid==","msgKey":"sampleText","msgParam":"{\"content\":\"a \\\"b\\\"\"}"}""",
            call.Body);
        Assert.Equal(AppServer.TokenOf(1), call.Token);
        Assert.Equal("", call.Query);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Equal(
            $$"""{"appKey":"dingkey","appSecret":"{{AppServer.Secret}}"}""", Assert.Single(server.To(AppServer.TokenPath)).Body);
    }

    [Fact]
    public async Task AMessageOverTheLimitIsAResultAndNothingIsSent()
    {
        var server = new AppServer();
        using var robot = new AppRobot(server.Options());
        var target = robot.ToGroup("cid");
        var room = target.MaxMessageBytes - target.Measure(new TextMessage("x")) + 1;
        Assert.Equal(15_000, target.MaxMessageBytes);
        Assert.True((await target.SendAsync(new TextMessage(new string('x', room)), TestContext.Current.CancellationToken)).IsAccepted);
        var result = await target.SendAsync(new TextMessage(new string('x', room + 1)), TestContext.Current.CancellationToken);
        Assert.Equal((SendOutcome.RefusedForContent, SendReason.TooLong), (result.Outcome, result.Reason));
        Assert.Contains("15000", result.Advice);
        Assert.Single(server.To(AppServer.GroupPath));
    }
}
