using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>Keeps account of a message to several users, call by call.</summary>
sealed class UsersAccount(IReadOnlyList<string> users)
{
    static readonly TimeSpan FlowPause = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, UserOutcome> _outcomes =
        users.ToDictionary(static user => user, static _ => UserOutcome.NotAttempted, StringComparer.Ordinal);

    readonly List<SendResult> _calls = [];
    bool _isCancelled;

    /// <summary>Enters a call; false where the next one would fail in the same way, or is better not made.</summary>
    public bool Add(IReadOnlyList<string> batch, SendResult call, JsonElement? answer)
    {
        _calls.Add(call);
        var outcome = call.IsAccepted ? UserOutcome.Accepted
            : call.Outcome == SendOutcome.InDoubt ? UserOutcome.InDoubt
            : call.Reason == SendReason.NoPermit ? UserOutcome.NotAttempted
            : UserOutcome.Refused;
        Set(batch, outcome);
        if (answer is { } root)
        {
            Set(JsonRead.Texts(root, "flowControlledStaffIdList"), UserOutcome.FlowControlled);
            Set(JsonRead.Texts(root, "invalidStaffIdList"), UserOutcome.Invalid);
        }

        // An unknown user spoils the call, and only this one.
        return call.IsAccepted || call.Reason == SendReason.UnknownUser;
    }

    public void AddCancelled(IReadOnlyList<string> batch)
    {
        _isCancelled = true;
        Set(batch, UserOutcome.InDoubt);
    }

    public UsersSendResult Refuse(SendResult refusal) => new() { Users = Rows(), Calls = [], Call = refusal };

    public UsersSendResult Close() => new() { Users = Rows(), Calls = _calls, Call = Sum() };

    UserSendResult[] Rows() => users.Select(user => new UserSendResult(user, _outcomes[user])).ToArray();

    int Count(UserOutcome outcome) => _outcomes.Values.Count(value => value == outcome);

    SendResult Sum()
    {
        var keys = _calls.SelectMany(static call => call.ProcessQueryKeys).ToArray();
        var accepted = Count(UserOutcome.Accepted);
        var failed = _calls.LastOrDefault(static call => !call.IsAccepted);
        var basis = failed ?? _calls[_calls.Count - 1];
        if (accepted == users.Count) return basis with { ProcessQueryKeys = keys };
        if (accepted > 0)
        {
            return basis with
            {
                Outcome = SendOutcome.Accepted,
                Reason = SendReason.Partial,
                Advice = $"DingTalk took the message for {accepted} of {users.Count} users ({Others()}). Do not send it to all of them "
                    + $"again, but to those who are missing.{(failed is null ? "" : " " + failed.Advice)}",
                ProcessQueryKeys = keys,
                MayRepeat = false,
            };
        }

        // The last call may have been refused where an earlier one is in doubt, or cancelled.
        if (_calls.FirstOrDefault(static call => call.Outcome == SendOutcome.InDoubt) is { } doubt) return doubt;
        if (_isCancelled) return Cancelled(basis);
        if (failed is not null) return failed;
        return Count(UserOutcome.FlowControlled) > 0
            ? basis with
            {
                Outcome = SendOutcome.NotAccepted,
                Reason = SendReason.Throttled,
                Advice = $"DingTalk delivers to none of them ({Others()}): they were sent too much. Wait a minute, and send fewer, "
                    + "fuller messages.",
                RetryAfter = FlowPause,
                ProcessQueryKeys = keys,
            }
            : basis with
            {
                Outcome = AppVerdicts.UnknownUser.Outcome,
                Reason = AppVerdicts.UnknownUser.Reason,
                Advice = AppVerdicts.UnknownUser.Advice,
                ProcessQueryKeys = keys,
            };
    }

    static SendResult Cancelled(SendResult basis) => basis with
    {
        Outcome = SendOutcome.InDoubt,
        Reason = SendReason.NoAnswer,
        Advice = "The send was cancelled in the middle of a call, so that nobody knows whether DingTalk took the message.",
        MayRepeat = false,
    };

    string Others() => string.Join(
        ", ",
        new[]
        {
            (UserOutcome.Invalid, "unknown"),
            (UserOutcome.FlowControlled, "sent too much"),
            (UserOutcome.Refused, "refused"),
            (UserOutcome.InDoubt, "in doubt"),
            (UserOutcome.NotAttempted, "not attempted"),
        }.Where(row => Count(row.Item1) > 0).Select(row => $"{Count(row.Item1)} {row.Item2}"));

    void Set(IReadOnlyList<string> some, UserOutcome outcome)
    {
        foreach (var user in some)
        {
            // A name that nobody asked about is none of ours.
            if (_outcomes.ContainsKey(user)) _outcomes[user] = outcome;
        }
    }
}
