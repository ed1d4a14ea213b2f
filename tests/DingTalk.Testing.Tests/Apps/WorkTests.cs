using System.Text.Json;
using DingTalk.Testing.Apps;

namespace DingTalk.Testing.Tests.Apps;

public sealed class WorkTests : AppTest
{
    const string Path = "/topapi/message/corpconversation/";

    [Fact]
    public async Task ANotificationReachesPeopleAndItsResultIsTold()
    {
        var answer = await NotifyAsync("a", "user1,nobody");
        Assert.Equal(0, answer.ErrCode);
        Assert.NotEmpty(answer.Text("request_id"));
        var message = Assert.Single(Group.Messages);
        Assert.Equal((MessageChannel.Work, "text", "a"), (message.Channel, message.MsgType, message.Text));
        Assert.Equal(["user1"], message.Users);

        var unread = await ResultAsync(Task(answer));
        App.MarkRead(message);
        var read = await ResultAsync(Task(answer));

        Assert.Equal(["nobody"], Texts(unread, "invalid_user_id_list"));
        Assert.Equal(["user1"], Texts(unread, "unread_user_id_list"));
        Assert.Equal(["user1"], Texts(read, "read_user_id_list"));
        var progress = await FormAsync($"{Path}getsendprogress", ("agent_id", $"{App.AgentId}"), ("task_id", Task(answer)));
        Assert.Equal("""{"progress_in_percent":100,"status":2}""", progress.Json.GetProperty("progress").GetRawText());
    }

    [Fact]
    public async Task TheSameContentInADaySucceedsAndIsNotShown()
    {
        await NotifyAsync("a", "user1");
        var again = await NotifyAsync("a", "user1");

        Assert.Equal(0, again.ErrCode);
        Assert.Single(Group.Messages);
        Assert.Contains("the same content today", Group.Requests[1].Reason, StringComparison.Ordinal);
        var result = await ResultAsync(Task(again));
        Assert.Equal(["user1"], Texts(result, "forbidden_user_id_list"));
        Assert.Equal("""[{"code":"143106","count":1,"userid":"user1"}]""", result.GetProperty("forbidden_list").GetRawText());

        await NotifyAsync("b", "user1");
        Clock.Advance(TimeSpan.FromHours(4)); // Noon UTC is eight in the evening in China.
        await NotifyAsync("a", "user1");
        Assert.Equal(["a", "b", "a"], Group.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task OnePersonGetsFiveHundredADay()
    {
        await RestartAsync(new DingTalkGroupOptions { App = new GroupAppOptions { PerSecond = 1000 } });
        for (var i = 0; i < 500; i++) await NotifyAsync($"{i}", "user1");
        Assert.Equal(500, Group.Messages.Count);

        var over = await NotifyAsync("more", "user1,user2");

        Assert.Equal(["user2"], Group.Messages[^1].Users);
        Assert.Equal(
            """[{"code":"143105","count":500,"userid":"user1"}]""",
            (await ResultAsync(Task(over))).GetProperty("forbidden_list").GetRawText());
    }

    [Fact]
    public async Task EverybodyIsWrittenToThreeTimesADay()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(0, (await NotifyAsync($"{i}", "", ("to_all_user", "true"))).ErrCode);
        Assert.Equal(["user1", "user2"], Group.Messages[0].Users);
        AssertRefused(await NotifyAsync("4", "", ("to_all_user", "true")), 41045, "3 times a day");
    }

    [Fact]
    public async Task JsonIsTakenAsWellWithTheMessageAsATextOrNot()
    {
        var path = $"{Path}asyncsend_v2?access_token={await TokenAsync()}";
        var message = new { msgtype = "markdown", markdown = new { title = "t", text = "x" } };
        var asObject = new { agent_id = App.AgentId, userid_list = "user1", to_all_user = false, msg = message };
        var asText = new { agent_id = $"{App.AgentId}", dept_id_list = "1,7", msg = JsonSerializer.Serialize(new { msgtype = "link", link = new { title = "t", text = "x", messageUrl = "u", picUrl = "p" } }) };

        Assert.Equal(0, (await PostAsync(path, asObject, null)).ErrCode);
        var departments = await PostAsync(path, asText, null);

        Assert.Equal(["markdown", "link"], Group.Messages.Select(shown => shown.MsgType));
        Assert.Equal(["user1", "user2"], Group.Messages[1].Users);
        Assert.Equal("[7]", (await ResultAsync(Task(departments))).GetProperty("invalid_dept_id_list").GetRawText());
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"c"}}""", "text||c")]
    [InlineData("""{"msgtype":"image","image":{"media_id":"@m"}}""", "image||")]
    [InlineData("""{"msgtype":"voice","voice":{"media_id":"@m","duration":"10"}}""", "audio||")]
    [InlineData("""{"msgtype":"file","file":{"media_id":"@m"}}""", "file||")]
    [InlineData("""{"msgtype":"action_card","action_card":{"title":"t","markdown":"x","single_title":"s","single_url":"u"}}""", "actionCard|t|x")]
    [InlineData("""{"msgtype":"action_card","action_card":{"title":"t","markdown":"x","btn_orientation":"1","btn_json_list":[{"title":"a","action_url":"b"}]}}""", "actionCard|t|x")]
    [InlineData("""{"msgtype":"oa","oa":{"message_url":"u","head":{"text":"h"},"body":{"title":"t","form":[{"key":"k:","value":"v"}],"content":"c"}}}""", "oa|t|k:v\nc")]
    public async Task EveryTypeIsShown(string message, string shown)
    {
        Assert.Equal(0, (await SendAsync(("msg", message), ("userid_list", "user1"))).ErrCode);
        var got = Assert.Single(Group.Messages);
        Assert.Equal(shown, $"{got.MsgType}|{got.Title}|{got.Text}");
    }

    [Theory]
    [InlineData("""{"msgtype":"actionCard"}""", 40008, "spelt action_card")]
    [InlineData("""{"msgtype":"text"}""", 40035, "text in msg is missing")]
    [InlineData("""{"msgtype":"text","text":{"content":""}}""", 40035, "text.content in msg is missing")]
    [InlineData("hello", 40035, "neither a JSON object")]
    [InlineData("", 40035, "msg is missing")]
    public async Task AMistakeInTheMessageIsRefused(string message, int code, string reason) =>
        AssertRefused(await SendAsync(("msg", message), ("userid_list", "user1")), code, reason);

    [Fact]
    public async Task AMessageIsAtMost2048BytesOfJson()
    {
        Assert.Equal(0, (await SendAsync(("msg", Sized(2048)), ("userid_list", "user1"))).ErrCode);
        AssertRefused(await SendAsync(("msg", Sized(2049)), ("userid_list", "user1")), 34016, "2049 bytes");

        static string Sized(int bytes)
        {
            const string frame = """{"msgtype":"text","text":{"content":"中"}}""";
            return frame.Replace("中", "中" + new string('x', bytes - frame.Length - 2), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhoAndWhichAppMustBeSaid()
    {
        const string message = """{"msgtype":"text","text":{"content":"c"}}""";
        AssertRefused(await FormAsync($"{Path}asyncsend_v2", ("msg", message)), 41011, "agent_id is missing");
        AssertRefused(await FormAsync($"{Path}asyncsend_v2", ("agent_id", "7"), ("msg", message)), 40056, "is not the app's");
        AssertRefused(await SendAsync(("msg", message)), 41009, "to whom");
        AssertRefused(await SendAsync(("msg", message), ("userid_list", string.Join(',', Enumerable.Range(0, 101)))), 41029, "101 users");
        AssertRefused(await FormAsync($"{Path}getsendresult", ("agent_id", $"{App.AgentId}"), ("task_id", "1")), 40035, "task_id");
    }

    [Fact]
    public async Task ANotificationIsRecalledWithinADay()
    {
        var task = Task(await NotifyAsync("a", "user1"));
        AssertRefused(await RecallAsync("task_id", task), 400002, "msg_task_id here, not task_id");
        Assert.Equal(0, (await RecallAsync("msg_task_id", task)).ErrCode);
        Assert.True(Group.Messages[0].IsRecalled);
        Clock.Advance(TimeSpan.FromHours(25));
        AssertRefused(await RecallAsync("msg_task_id", task), 400002, "24 hours");
    }

    [Fact]
    public async Task OnlyAnOaNotificationHasAStatusBar()
    {
        const string oa = """{"msgtype":"oa","oa":{"message_url":"u","head":{"text":"h"},"body":{"title":"t"},"status_bar":{"status_value":"open"}}}""";
        var task = Task(await SendAsync(("msg", oa), ("userid_list", "user1")));
        Assert.Equal(0, (await UpdateAsync(task)).ErrCode);
        Assert.Equal("\n[done]", Group.Messages[0].Text);
        AssertRefused(await UpdateAsync(Task(await NotifyAsync("a", "user1"))), 40035, "only a notification of type oa");
    }

    static string Task(AppAnswered answer) => $"{answer.Json.GetProperty("task_id").GetInt64()}";

    static IEnumerable<string?> Texts(JsonElement result, string name) => result.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    Task<AppAnswered> SendAsync(params (string, string)[] fields) =>
        FormAsync($"{Path}asyncsend_v2", [("agent_id", $"{App.AgentId}"), .. fields]);

    Task<AppAnswered> RecallAsync(string name, string task) => FormAsync($"{Path}recall", ("agent_id", $"{App.AgentId}"), (name, task));

    Task<AppAnswered> UpdateAsync(string task) => FormAsync(
        $"{Path}status_bar/update", ("agent_id", $"{App.AgentId}"), ("task_id", task), ("status_value", "done"), ("status_bg", "0xFF78C06E"));

    async Task<JsonElement> ResultAsync(string task) =>
        (await FormAsync($"{Path}getsendresult", ("agent_id", $"{App.AgentId}"), ("task_id", task))).Json.GetProperty("send_result");
}
