using System.Text;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class WorkNotificationTests
{
    const string Folder = "/topapi/message/corpconversation/";

    readonly AppServer _server = new();

    public WorkNotificationTests()
    {
        _server.Answer(Folder + "asyncsend_v2", """{"errcode":0,"errmsg":"ok","task_id":"256271667526","request_id":"4jzllmte0wau"}""");
        _server.Answer(Folder + "recall", """{"errcode":0,"errmsg":"ok","request_id":"r"}""");
    }

    public static TheoryData<RobotMessage, string> Forms => new()
    {
        { new TextMessage("满"), """{"msgtype":"text","text":{"content":"满"}}""" },
        { new MarkdownMessage("T", "x"), """{"msgtype":"markdown","markdown":{"title":"T","text":"x"}}""" },
        { new ImageMessage("@m"), """{"msgtype":"image","image":{"media_id":"@m"}}""" },
        { new AudioMessage("@m", TimeSpan.FromSeconds(9.5)), """{"msgtype":"voice","voice":{"media_id":"@m","duration":"10"}}""" },
        { new FileMessage("@m", "a.pptx"), """{"msgtype":"file","file":{"media_id":"@m"}}""" },
        {
            new LinkMessage("T", "x", "https://a/") { PictureUrl = "@p" },
            """{"msgtype":"link","link":{"messageUrl":"https://a/","picUrl":"@p","title":"T","text":"x"}}"""
        },
        {
            new ActionCardMessage("T", "x", [new("A", "https://a/")]),
            """{"msgtype":"action_card","action_card":{"title":"T","markdown":"x","single_title":"A","single_url":"https://a/"}}"""
        },
        {
            new ActionCardMessage("T", "x", [new("A", "https://a/"), new("B", "https://b/")]) { ButtonsSideBySide = true },
            """{"msgtype":"action_card","action_card":{"title":"T","markdown":"x","btn_orientation":"1","btn_json_list":[{"title":"A","action_url":"https://a/"},{"title":"B","action_url":"https://b/"}]}}"""
        },
    };

    public static TheoryData<RobotMessage, string> Refused => new()
    {
        { new FeedCardMessage([new("T", "https://a/", "https://p/")]), "feed card" },
        { new VideoMessage("@v", "@p", TimeSpan.FromSeconds(1), 1, 1), "video" },
        { new ImageMessage("https://a/b.png"), "media id" },
        { new LinkMessage("T", "x", "https://a/"), "picture" },
        { new TextMessage("x") { Mentions = Mentions.OfUserIds("u") }, "mentions nobody" },
    };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void AMessageHasExactlyTheDocumentedForm(RobotMessage message, string json)
        => Assert.Equal(json, Encoding.UTF8.GetString(WorkMessageJson.Serialize(message)));

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task WhatCannotTravelIsRefusedBeforeAnythingIsSent(RobotMessage message, string word)
    {
        using var robot = new AppRobot(_server.Options());
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => robot.SendWorkNotificationAsync(WorkReceivers.OfUsers("u"), message, Token));
        Assert.Contains(word, refusal.Message);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task TheCallsHaveExactlyTheDocumentedForm()
    {
        using var robot = new AppRobot(_server.Options());
        var sent = await robot.SendWorkNotificationAsync(
            new WorkReceivers { UserIds = ["u1", "u2", "u1"], DepartmentIds = [1, 22] }, new TextMessage("x"), Token);
        Assert.Equal(256271667526, sent.Value.TaskId);
        Assert.Equal("4jzllmte0wau", sent.Call.RequestId);
        await robot.SendWorkNotificationAsync(WorkReceivers.OfEverybody(), new TextMessage("x"), Token);
        Assert.Equal(
            [
                """{"agent_id":4711,"userid_list":"u1,u2","dept_id_list":"1,22","to_all_user":false,"msg":{"msgtype":"text","text":{"content":"x"}}}""",
                """{"agent_id":4711,"to_all_user":true,"msg":{"msgtype":"text","text":{"content":"x"}}}""",
            ],
            _server.To(Folder + "asyncsend_v2").Select(static call => call.Body));

        Assert.True((await robot.RecallWorkNotificationAsync(5, Token)).IsAccepted);
        Assert.Equal("""{"agent_id":4711,"msg_task_id":5}""", Assert.Single(_server.To(Folder + "recall")).Body);
    }

    [Fact]
    public async Task TheLimitIsInBytesOfJson()
    {
        using var robot = new AppRobot(_server.Options());
        var frame = WorkMessageJson.Serialize(new TextMessage("x")).Length - 1;
        var fits = new string('满', (2048 - frame) / 3);
        Assert.True((await robot.SendWorkNotificationAsync(WorkReceivers.OfUsers("u"), new TextMessage(fits), Token)).HasValue);
        var result = await robot.SendWorkNotificationAsync(WorkReceivers.OfUsers("u"), new TextMessage(fits + "满"), Token);
        Assert.Equal(SendReason.TooLong, result.Call.Reason);
        Assert.Single(_server.To(Folder + "asyncsend_v2"));
    }

    [Fact]
    public async Task WrongReceiversAreTheCallersMistake()
    {
        using var robot = new AppRobot(_server.Options());
        foreach (var receivers in new[]
        {
            new WorkReceivers(),
            WorkReceivers.OfUsers("a,b"),
            WorkReceivers.OfUsers([.. Enumerable.Range(0, 101).Select(static i => $"u{i}")]),
            WorkReceivers.OfDepartments([.. Enumerable.Range(0, 21).Select(static i => (long)i)]),
            WorkReceivers.OfUsers("u") with { Everybody = true },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => robot.SendWorkNotificationAsync(receivers, new TextMessage("x"), Token));
        }

        using var nameless = new AppRobot(_server.Options() with { AgentId = null });
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => nameless.SendWorkNotificationAsync(WorkReceivers.OfUsers("u"), new TextMessage("x"), Token));
        Assert.Contains("AgentId", refusal.Message);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task ProgressAndResultAreRead()
    {
        _server.Answer(Folder + "getsendprogress", """{"errcode":0,"progress":{"progress_in_percent":"100","status":2}}""");
        _server.Answer(
            Folder + "getsendresult",
            """{"errcode":0,"send_result":{"read_user_id_list":["u1"],"unread_user_id_list":["u2"],"invalid_user_id_list":["u3"],"failed_user_id_list":["u4"],"forbidden_user_id_list":["u5","u6"],"invalid_dept_id_list":[7],"forbidden_list":[{"code":"143106","count":1,"userid":"u5"},"odd"]}}""");
        using var robot = new AppRobot(_server.Options());
        Assert.Equal(new WorkProgress(100, WorkState.Done), (await robot.GetWorkProgressAsync(9, Token)).Value);
        var result = (await robot.GetWorkResultAsync(9, Token)).Value;
        Assert.Equal(["u1"], result.ReadUserIds);
        Assert.Equal(["u2"], result.UnreadUserIds);
        Assert.Equal(["u3"], result.InvalidUserIds);
        Assert.Equal(["u4"], result.FailedUserIds);
        Assert.Equal(["7"], result.InvalidDepartmentIds);
        Assert.Equal(["u5", "u6"], result.Forbidden.Select(static row => row.UserId));
        Assert.Contains("same text", result.Forbidden[0].Advice);
        Assert.False(result.IsComplete);
        Assert.Equal("""{"agent_id":4711,"task_id":9}""", _server.To(Folder + "getsendresult")[0].Body);

        _server.Answer(Folder + "getsendresult", """{"errcode":0,"send_result":{"read_user_id_list":["u1"]}}""");
        Assert.True((await robot.GetWorkResultAsync(9, Token)).Value.IsComplete);
    }
}
