using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>Messages to groups and to users.</summary>
sealed class AppMessages(AppClient client)
{
    public const string GroupPath = "v1.0/robot/groupMessages/send";
    public const string UsersPath = "v1.0/robot/oToMessages/batchSend";
    public const string Scope = "qyapi_robot_sendmsg";

    /// <summary>DingTalk's page "the robot sends a group message" allows so many bytes of <c>msgParam</c>.</summary>
    public const int MaxParamBytes = 15_000;

    /// <summary>DingTalk's page "chatbots send one-on-one chat messages in batches" allows so many users in one call.</summary>
    const int MaxUsers = 20;

    public AppPermits Permits => client.Permits;

    public static int Measure(RobotMessage message) => AppMessageJson.Serialize(message).Param.Length;

    public async Task<SendResult> SendToGroupAsync(
        string group, RobotMessage message, RateLimitLease? permit, CancellationToken cancellationToken)
    {
        var own = permit is null ? null : Permits.Adopt(GroupPath, permit);
        var (key, param, refusal) = Prepare(message, own);
        if (refusal is not null) return refusal;

        var request = Request(GroupPath, key, param, json => json.Text("openConversationId", group));
        var reply = await client.CallAsync(request, HasKey, own, cancellationToken).ConfigureAwait(false);
        return WithKey(reply);
    }

    public async Task<UsersSendResult> SendToUsersAsync(
        IReadOnlyList<string> users, RobotMessage message, RateLimitLease? permit, CancellationToken cancellationToken)
    {
        var own = permit is null ? null : Permits.Adopt(UsersPath, permit);
        var account = new UsersAccount(users);
        var (key, param, refusal) = Prepare(message, own);
        if (refusal is not null) return account.Refuse(refusal);

        for (var start = 0; start < users.Count; start += MaxUsers)
        {
            var batch = users.Skip(start).Take(MaxUsers).ToArray();
            AppReply reply;
            try
            {
                var request = Request(UsersPath, key, param, json => json.Texts("userIds", batch));
                reply = await client.CallAsync(request, HasKey, own, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (start > 0)
            {
                account.AddCancelled(batch);
                break;
            }

            own = null;
            if (!account.Add(batch, WithKey(reply), reply.Root)) break;
        }

        return account.Close();
    }

    (string Key, byte[] Param, SendResult? Refusal) Prepare(RobotMessage message, AppPermit? permit)
    {
        try
        {
            client.ThrowIfDisposed();
            var (key, param) = AppMessageJson.Serialize(message);
            if (param.Length <= MaxParamBytes) return (key, param, null);

            permit?.GiveBack();
            return (key, param, new SendResult
            {
                Outcome = SendOutcome.RefusedForContent,
                Reason = SendReason.TooLong,
                Advice = $"The message has {param.Length} bytes, and DingTalk takes at most {MaxParamBytes} of an app's robot; it was "
                    + "not sent. Shorten or divide it.",
            });
        }
        catch
        {
            permit?.GiveBack();
            throw;
        }
    }

    AppRequest Request(string path, string key, byte[] param, Action<Utf8JsonWriter> receivers) => new(path)
    {
        Scope = Scope,
        Content = AppRequest.Json(JsonBody.Write(json =>
        {
            json.Text("robotCode", client.RobotCode);
            receivers(json);
            json.Text("msgKey", key);
            json.Text("msgParam", Encoding.UTF8.GetString(param));
        })),
    };

    static bool HasKey(JsonElement root) => JsonRead.Text(root, "processQueryKey").Length > 0;

    static SendResult WithKey(AppReply reply) => reply.Root is { } root
        ? reply.Call with { ProcessQueryKeys = [JsonRead.Text(root, "processQueryKey")] }
        : reply.Call;
}
