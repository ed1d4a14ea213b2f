using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>User ids by mobile numbers, remembered for a while: a look-up takes a call, and numbers seldom move.</summary>
sealed class AppUsers(AppClient client, TimeSpan lifetime, TimeProvider timeProvider)
{
    const string Path = "topapi/v2/user/getbymobile";
    const int MaxEntries = 1000;

    readonly long _origin = timeProvider.GetTimestamp();
    readonly object _lock = new();
    readonly Dictionary<string, (string UserId, TimeSpan ExpiresAt)> _known = new(StringComparer.Ordinal);

    public async Task<AppResult<string>> FindAsync(string mobile, CancellationToken cancellationToken)
    {
        AppArguments.Text(mobile, nameof(mobile), "The mobile number is empty.");
        client.ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        mobile = mobile.Trim();
        if (Remembered(mobile) is { } known)
            return new AppResult<string> { Call = new SendResult { Outcome = SendOutcome.Accepted }, ValueOrDefault = known };

        var request = new AppRequest(Path)
        {
            IsLegacy = true,
            IsHarmless = true,
            Scope = "qyapi_get_member_by_mobile",
            Content = AppRequest.Json(JsonBody.Write(json => json.Text("mobile", mobile))),
        };
        var reply = await client.CallAsync(request, static root => UserId(root).Length > 0, null, cancellationToken)
            .ConfigureAwait(false);
        var result = reply.As(UserId);
        if (result.ValueOrDefault is { } found) Remember(mobile, found);
        return result;
    }

    string? Remembered(string mobile)
    {
        lock (_lock)
        {
            return _known.TryGetValue(mobile, out var entry) && timeProvider.GetElapsedTime(_origin) < entry.ExpiresAt
                ? entry.UserId
                : null;
        }
    }

    void Remember(string mobile, string userId)
    {
        if (lifetime == TimeSpan.Zero) return;
        lock (_lock)
        {
            // All live equally long, so the one that ends first is the oldest.
            if (_known.Count >= MaxEntries && !_known.ContainsKey(mobile))
                _known.Remove(_known.OrderBy(static entry => entry.Value.ExpiresAt).First().Key);
            _known[mobile] = (userId, timeProvider.GetElapsedTime(_origin) + lifetime);
        }
    }

    static string UserId(JsonElement root) => JsonRead.Child(root, "result") is { } result ? JsonRead.Text(result, "userid") : "";
}
