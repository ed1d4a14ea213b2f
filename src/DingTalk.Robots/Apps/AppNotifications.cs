using System.Globalization;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>Work notifications.</summary>
sealed class AppNotifications(AppClient client, long? agentId)
{
    const string Folder = "topapi/message/corpconversation/";

    /// <summary>DingTalk's page "asynchronous sending of enterprise session messages" allows so many bytes of <c>msg</c>.</summary>
    const int MaxMessageBytes = 2_048;

    long AgentId => agentId ?? throw new InvalidOperationException(
        "A work notification needs the AgentId. Copy it from the app's page in DingTalk's developer console into the options.");

    public async Task<AppResult<WorkNotification>> SendAsync(
        WorkReceivers receivers, RobotMessage message, CancellationToken cancellationToken)
    {
        client.ThrowIfDisposed();
        var agent = AgentId;
        Check(receivers);
        var body = WorkMessageJson.Serialize(message);
        if (body.Length > MaxMessageBytes) return TooLong(body.Length);

        var request = Request("asyncsend_v2", isHarmless: false, json =>
        {
            json.WriteNumber("agent_id", agent);
            if (receivers.UserIds.Count > 0) json.Text("userid_list", string.Join(",", receivers.UserIds.Distinct()));
            if (receivers.DepartmentIds.Count > 0)
            {
                json.Text("dept_id_list", string.Join(
                    ",", receivers.DepartmentIds.Distinct().Select(static id => id.ToString(CultureInfo.InvariantCulture))));
            }

            json.WriteBoolean("to_all_user", receivers.Everybody);
            json.WritePropertyName("msg");
            json.WriteRawValue(body, skipInputValidation: true);
        });
        var reply = await client
            .CallAsync(request, static root => JsonRead.Number(root, "task_id") is not null, null, cancellationToken)
            .ConfigureAwait(false);
        return reply.As(static root => new WorkNotification(JsonRead.Number(root, "task_id") ?? 0));
    }

    public async Task<SendResult> RecallAsync(long taskId, CancellationToken cancellationToken)
    {
        var reply = await AskAsync("recall", "msg_task_id", taskId, static _ => true, cancellationToken).ConfigureAwait(false);
        return reply.Call;
    }

    public async Task<AppResult<WorkProgress>> GetProgressAsync(long taskId, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(
            "getsendprogress", "task_id", taskId, static root => JsonRead.Child(root, "progress") is not null, cancellationToken)
            .ConfigureAwait(false);
        return reply.As(static root =>
        {
            var progress = JsonRead.Child(root, "progress")!.Value;
            var percent = JsonRead.Number(progress, "progress_in_percent") ?? 0;
            var state = JsonRead.Number(progress, "status") ?? 0;
            return new WorkProgress(
                (int)Math.Min(100, Math.Max(0, percent)), state is 1 or 2 ? (WorkState)state : WorkState.Waiting);
        });
    }

    public async Task<AppResult<WorkResult>> GetResultAsync(long taskId, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(
            "getsendresult", "task_id", taskId, static root => JsonRead.Child(root, "send_result") is not null, cancellationToken)
            .ConfigureAwait(false);
        return reply.As(static root => WorkResultJson.Read(JsonRead.Child(root, "send_result")!.Value));
    }

    async Task<AppReply> AskAsync(
        string path, string idName, long taskId, Func<JsonElement, bool> isComplete, CancellationToken cancellationToken)
    {
        client.ThrowIfDisposed();
        var agent = AgentId;
        var request = Request(path, isHarmless: true, json =>
        {
            json.WriteNumber("agent_id", agent);
            json.WriteNumber(idName, taskId);
        });
        return await client.CallAsync(request, isComplete, null, cancellationToken).ConfigureAwait(false);
    }

    static AppRequest Request(string path, bool isHarmless, Action<Utf8JsonWriter> fields) => new(Folder + path)
    {
        IsLegacy = true,
        IsHarmless = isHarmless,
        Content = AppRequest.Json(JsonBody.Write(fields)),
    };

    static void Check(WorkReceivers receivers)
    {
        ArgumentNullException.ThrowIfNull(receivers);
        if (receivers.UserIds is null || receivers.DepartmentIds is null
            || (receivers.UserIds.Count + receivers.DepartmentIds.Count == 0 && !receivers.Everybody))
        {
            throw Refused("A work notification needs receivers: users, departments or everybody.");
        }

        if (receivers.Everybody && receivers.UserIds.Count + receivers.DepartmentIds.Count > 0)
            throw Refused("A work notification to everybody names no users and departments besides: leave them out.");
        if (receivers.UserIds.Any(static id => string.IsNullOrWhiteSpace(id) || id.Any(static c => c == ',')))
            throw Refused("A user id of a work notification is empty or holds a comma.");
        if (receivers.UserIds.Distinct().Count() > WorkReceivers.MaxUsers)
        {
            throw Refused(
                $"A work notification has at most {WorkReceivers.MaxUsers} users: send several, each has a task id of its own, or "
                + "name departments.");
        }

        if (receivers.DepartmentIds.Distinct().Count() > WorkReceivers.MaxDepartments)
            throw Refused($"A work notification has at most {WorkReceivers.MaxDepartments} departments: send several.");
    }

#pragma warning disable CA2208 // The argument is the caller's.
    static ArgumentException Refused(string sentence) => new(sentence, "receivers");
#pragma warning restore CA2208

    static AppResult<WorkNotification> TooLong(int bytes) => new()
    {
        Call = new SendResult
        {
            Outcome = SendOutcome.RefusedForContent,
            Reason = SendReason.TooLong,
            Advice = $"The work notification has {bytes} bytes of JSON, and DingTalk takes at most {MaxMessageBytes}; it was not sent. "
                + "Shorten it, or send a link to the rest.",
        },
    };
}
