using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>What became of messages, and their recall.</summary>
sealed class AppReceipts(AppClient client)
{
    const int PageSize = 200;
    const int MaxPages = 100;
    const int MaxKeys = 20;

    public async Task<AppResult<ReadStatus>> GetUsersAsync(string key, CancellationToken cancellationToken)
    {
        client.ThrowIfDisposed();
        var request = new AppRequest("v1.0/robot/oToMessages/readStatus")
        {
            Method = HttpMethod.Get,
            IsHarmless = true,
            Scope = AppMessages.Scope,
            Query = $"robotCode={Uri.EscapeDataString(client.RobotCode)}&processQueryKey={Uri.EscapeDataString(key)}",
        };
        var reply = await client.CallAsync(request, HasStatus, null, cancellationToken).ConfigureAwait(false);
        return reply.As(static root =>
        {
            var rows = JsonRead.Child(root, "messageReadInfoList") is { ValueKind: JsonValueKind.Array } list
                ? list.EnumerateArray().ToArray()
                : [];
            return new ReadStatus(Status(root), Users(rows, isRead: true), Users(rows, isRead: false));
        });
    }

    public async Task<AppResult<ReadStatus>> GetGroupAsync(string group, string key, CancellationToken cancellationToken)
    {
        client.ThrowIfDisposed();
        var readers = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = "";
        for (var page = 1; ; page++)
        {
            var token = next;
            var request = new AppRequest("v1.0/robot/groupMessages/query")
            {
                IsHarmless = true,
                Scope = AppMessages.Scope,
                Content = AppRequest.Json(JsonBody.Write(json =>
                {
                    json.Text("openConversationId", group);
                    json.Text("robotCode", client.RobotCode);
                    json.Text("processQueryKey", key);
                    json.WriteNumber("maxResults", PageSize);
                    if (token.Length > 0) json.Text("nextToken", token);
                })),
            };
            var reply = await client.CallAsync(request, HasStatus, null, cancellationToken).ConfigureAwait(false);
            if (reply.Root is not { } root) return new AppResult<ReadStatus> { Call = reply.Call };

            readers.AddRange(JsonRead.Texts(root, "readUserIds").Where(seen.Add));
            next = JsonRead.Text(root, "nextToken");
            var hasMore = JsonRead.Child(root, "hasMore") is { ValueKind: JsonValueKind.True } && next.Length > 0;
            if (hasMore && page < MaxPages && next != token) continue;

            return new AppResult<ReadStatus>
            {
                Call = reply.Call,
                ValueOrDefault = new ReadStatus(Status(root), readers, []) { IsCut = hasMore },
            };
        }
    }

    public Task<AppResult<RecallResult>> RecallFromGroupAsync(
        string group, IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => RecallAsync("v1.0/robot/groupMessages/recall", group, keys, cancellationToken);

    // DingTalk writes oto here and oTo elsewhere.
    public Task<AppResult<RecallResult>> RecallFromUsersAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => RecallAsync("v1.0/robot/otoMessages/batchRecall", null, keys, cancellationToken);

    async Task<AppResult<RecallResult>> RecallAsync(
        string path, string? group, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        client.ThrowIfDisposed();
        var recalled = new List<string>();
        var failed = new Dictionary<string, string>(StringComparer.Ordinal);
        SendResult? refusal = null;
        SendResult? last = null;
        for (var start = 0; start < keys.Count; start += MaxKeys)
        {
            var batch = keys.Skip(start).Take(MaxKeys).ToArray();
            var reply = await client
                .CallAsync(Request(path, group, batch), static _ => true, null, cancellationToken)
                .ConfigureAwait(false);
            last = reply.Call;
            if (reply.Root is { } root)
            {
                Enter(root, batch, recalled, failed);
                continue;
            }

            refusal = reply.Call;
            if (start == 0) return new AppResult<RecallResult> { Call = reply.Call };
            foreach (var key in keys.Skip(start)) failed[key] = reply.Call.Explain();
            break;
        }

        return new AppResult<RecallResult>
        {
            Call = refusal ?? last!,
            ValueOrDefault = new RecallResult(recalled, failed),
        };
    }

    AppRequest Request(string path, string? group, IReadOnlyList<string> keys) => new(path)
    {
        IsHarmless = true,
        Scope = AppMessages.Scope,
        Content = AppRequest.Json(JsonBody.Write(json =>
        {
            if (group is not null) json.Text("openConversationId", group);
            json.Text("robotCode", client.RobotCode);
            json.Texts("processQueryKeys", keys);
        })),
    };

    static void Enter(JsonElement root, string[] batch, List<string> recalled, Dictionary<string, string> failed)
    {
        recalled.AddRange(JsonRead.Texts(root, "successResult"));
        foreach (var (key, reason) in JsonRead.Members(JsonRead.Child(root, "failedResult"))) failed[key] = JsonRead.Text(reason);

        // A key that the answer says nothing of was not recalled, as far as anybody knows.
        foreach (var key in batch.Where(key => !recalled.Contains(key) && !failed.ContainsKey(key)))
            failed[key] = "DingTalk did not say what became of it.";
    }

    static bool HasStatus(JsonElement root) => JsonRead.Text(root, "sendStatus").Length > 0;

    // One of DingTalk's samples says SUCESS.
    static MessageStatus Status(JsonElement root) => JsonRead.Text(root, "sendStatus").ToUpperInvariant() switch
    {
        "SUCCESS" or "SUCESS" => MessageStatus.Delivered,
        "RECALLED" => MessageStatus.Recalled,
        "PROCESSING" => MessageStatus.Processing,
        _ => MessageStatus.Unknown,
    };

    static string[] Users(JsonElement[] rows, bool isRead) => rows
        .Where(row => string.Equals(JsonRead.Text(row, "readStatus"), "READ", StringComparison.OrdinalIgnoreCase) == isRead)
        .Select(static row => JsonRead.Text(row, "userId")).Where(static user => user.Length > 0).ToArray();
}
