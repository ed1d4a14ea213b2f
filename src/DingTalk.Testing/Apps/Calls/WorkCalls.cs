using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DingTalk.Testing.Apps.Content;
using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>
/// Work notifications. Whom flow control or an unknown id keeps from one is told by the result alone: the sending succeeds.
/// </summary>
static class WorkCalls
{
    const int MaxMessage = 2048;
    const int MaxUsers = 100;
    const int MaxDepartments = 20;
    const string Everybody = "1";

    static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public static JsonObject Send(AppCall call)
    {
        call.NeedAgent();
        var users = call.Commas("userid_list");
        var departments = call.Commas("dept_id_list");
        var toAll = call.Text("to_all_user").Equals("true", StringComparison.OrdinalIgnoreCase);
        if (users.Count == 0 && departments.Count == 0 && !toAll)
        {
            throw AppRefusal.Old(
                41009,
                "缺少UserID",
                call.Is("userid_list", JsonValueKind.Array)
                    ? "userid_list must be one text with commas, such as \"user1,user2\", not an array"
                    : "userid_list, dept_id_list or to_all_user must say to whom");
        }

        if (users.Count > MaxUsers || departments.Count > MaxDepartments)
        {
            throw AppRefusal.Old(
                41029,
                "超过消息接收者人数上限",
                $"{users.Count} users and {departments.Count} departments in one call, the limits are {MaxUsers} and {MaxDepartments}");
        }

        var message = ReadMessage(call);
        if (toAll && !call.App.Work.TryTakeAll(call.Now))
            throw AppRefusal.Old(41045, "单应用全员消息/每天总量超限", $"everybody is written to at most {WorkLimits.ToAllPerDay} times a day");
        return Deliver(call, users, departments, toAll, message);
    }

    public static JsonObject Recall(AppCall call)
    {
        call.NeedAgent();
        if (!call.Has("msg_task_id") && call.Text("task_id").Length > 0)
            throw AppRefusal.Old(400002, "agentId不合法或taskId不合法", "the field is msg_task_id here, not task_id");
        var message = Find(call, "msg_task_id") is { } found && call.Now - found.SentAt <= Window
            ? found
            : throw AppRefusal.Old(
                400002, "agentId不合法或taskId不合法", "no work notification of the last 24 hours has this msg_task_id");
        call.App.Recall(message);
        return Json.Ok(RequestIds.Old());
    }

    public static JsonObject Progress(AppCall call)
    {
        NeedTask(call);
        var answer = Json.Ok(RequestIds.Old());
        answer["progress"] = new JsonObject { ["progress_in_percent"] = 100, ["status"] = 2 };
        return answer;
    }

    public static JsonObject Result(AppCall call)
    {
        var message = NeedTask(call);
        if (message.Users.Count > MaxUsers)
            throw AppRefusal.Old(41052, "本次发送人数过多,不再返回发送结果", $"the result is told for at most {MaxUsers} receivers");
        var result = message.Result;
        var forbidden = result.Forbidden.Select(item => (JsonNode)new JsonObject
        {
            ["code"] = item.Code.ToString(CultureInfo.InvariantCulture),
            ["count"] = item.Count,
            ["userid"] = item.User,
        });
        var answer = Json.Ok(RequestIds.Old());
        answer["send_result"] = new JsonObject
        {
            ["invalid_user_id_list"] = Json.List(result.InvalidUsers),
            ["forbidden_user_id_list"] = Json.List(result.Forbidden.Select(item => item.User)),
            ["failed_user_id_list"] = new JsonArray(),
            ["read_user_id_list"] = Json.List(message.ReadBy),
            ["unread_user_id_list"] = Json.List(message.Users.Except(message.ReadBy)),
            ["invalid_dept_id_list"] = new JsonArray([.. result.InvalidDepartments.Select(Department)]),
            ["forbidden_list"] = new JsonArray([.. forbidden]),
        };
        return answer;
    }

    public static JsonObject UpdateStatus(AppCall call)
    {
        var message = NeedTask(call);
        var status = call.Text("status_value");
        if (!message.Result.HasStatusBar || status.Length == 0)
        {
            throw AppRefusal.Old(
                40035, "不合法的参数", status.Length == 0 ? "status_value is missing" : "only a notification of type oa has a status bar");
        }

        call.App.Inbox.Change(message.InboxId, shown => shown with { Content = WorkMessages.WithStatus(shown.Content, status) });
        return Json.Ok(RequestIds.Old());
    }

    static JsonObject Deliver(
        AppCall call, IReadOnlyList<string> users, IReadOnlyList<string> departments, bool toAll, string message)
    {
        var everybody = call.App.Options.Users.Select(user => user.UserId);
        var asked = toAll || departments.Contains(Everybody) ? users.Union(everybody) : users;
        var invalid = asked.Where(user => call.App.FindUser(user) is null).ToList();
        var reached = new List<string>();
        var forbidden = new List<(string, int, int)>();
        foreach (var user in asked.Except(invalid))
        {
            if (call.App.Work.Take(user, message, call.Now) is { } kept)
                forbidden.Add((user, kept.Code, kept.Count));
            else
                reached.Add(user);
        }

        Explain(call, invalid, forbidden);
        if (reached.Count == 0) call.Unseen = "it reaches nobody, although the call succeeds";
        var task = ++call.App.LastTask;
        call.Users = reached;
        call.Sent = new SentMessage
        {
            Key = task.ToString(CultureInfo.InvariantCulture),
            Channel = MessageChannel.Work,
            SentAt = call.Now,
            Users = reached,
            Result = new WorkResult
            {
                InvalidUsers = invalid,
                InvalidDepartments = [.. departments.Where(department => department != Everybody)],
                Forbidden = forbidden,
                HasStatusBar = call.Content!.MsgType == "oa",
            },
        };
        var answer = Json.Ok(RequestIds.Old());
        answer["task_id"] = task;
        return answer;
    }

    static void Explain(AppCall call, List<string> invalid, List<(string User, int Code, int Count)> forbidden)
    {
        if (invalid.Count > 0) call.Notes.Add($"unknown user: nobody here has the userid {string.Join(", ", invalid)}, see getsendresult");
        foreach (var (user, code, _) in forbidden)
        {
            call.Notes.Add(code == 143106
                ? $"{user} has had the same content today already, see getsendresult: put something unique into it, such as the time"
                : $"{user} has had {WorkLimits.PerDay} notifications today already, see getsendresult");
        }
    }

    static string ReadMessage(AppCall call)
    {
        if (!call.Is("msg", JsonValueKind.Object) && call.Text("msg").Length == 0)
            throw AppRefusal.Old(40035, "缺少参数 msg", "msg is missing");
        var message = LooseJson.Object(call.Body, "msg") ?? Json.TryParse(call.Text("msg"));
        if (message is not { ValueKind: JsonValueKind.Object } root)
            throw AppRefusal.Old(40035, "不合法的参数", "msg is neither a JSON object nor a text that holds one");
        var text = call.Is("msg", JsonValueKind.Object) ? root.GetRawText() : call.Text("msg");
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MaxMessage)
            throw AppRefusal.Old(34016, "会话消息的内容超长", $"msg has {bytes} bytes, the limit is {MaxMessage}");
        call.Content = WorkMessages.Read(root);
        MediaNotes.Add(call, call.Content);
        return root.GetRawText();
    }

    static SentMessage NeedTask(AppCall call)
    {
        call.NeedAgent();
        return Find(call, "task_id") is { } message && call.Now - message.SentAt <= Window
            ? message
            : throw AppRefusal.Old(40035, "不合法的参数", "no work notification of the last 24 hours has this task_id");
    }

    static SentMessage? Find(AppCall call, string name) =>
        call.Number(name) is { } task
            ? call.App.Sent.Find(task.ToString(CultureInfo.InvariantCulture), MessageChannel.Work)
            : null;

    static JsonNode Department(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (JsonNode)id;
}
