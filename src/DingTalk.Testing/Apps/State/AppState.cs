using System.Security.Cryptography;
using System.Text;
using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Apps.State;

/// <summary>The app without any HTTP. Whoever reads or changes it holds its lock.</summary>
sealed class AppState
{
    const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    readonly object _gate = new();

    public AppState(DingTalkGroupOptions group, GroupInbox inbox)
    {
        Options = group.App;
        Inbox = inbox;
        AppKey = Or(Options.AppKey, () => "ding" + RandomNumberGenerator.GetString(Letters, 16));
        AppSecret = Or(Options.AppSecret, () => RandomNumberGenerator.GetString(Letters, 64));
        RobotCode = Or(Options.RobotCode, () => AppKey);
        Tokens = new AppTokens(Options.TokenLifetime);
        Limits = new CallLimits(Options.PerSecond, Options.MonthlyCalls);
        Permissions = [.. Options.Permissions];
        Conversations = Options.Conversations.Count > 0 ? [.. Options.Conversations] : [group.Conversation];
        foreach (var conversation in Conversations) Groups[conversation] = ConversationState.Open;
    }

    public GroupAppOptions Options { get; }

    public GroupInbox Inbox { get; }

    public string AppKey { get; }

    public string AppSecret { get; }

    public string RobotCode { get; }

    /// <summary>The groups at the start.</summary>
    public IReadOnlyList<string> Conversations { get; }

    public Dictionary<string, ConversationState> Groups { get; } = new(StringComparer.Ordinal);

    public AppTokens Tokens { get; }

    public CallLimits Limits { get; }

    public WorkLimits Work { get; } = new();

    public HashSet<string> Permissions { get; }

    public HashSet<string> FlowControlled { get; set; } = [];

    public SentMessages Sent { get; } = new();

    public MediaStore Media { get; } = new();

    public int DingsPaid { get; set; }

    public long LastTask { get; set; } = 256_271_667_000;

    /// <summary>The old API's id of a group, which is made from the new one.</summary>
    public static string ChatId(string conversation) =>
        "chat" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(conversation)))[..32].ToLowerInvariant();

    public GroupUser? FindUser(string userId) => Options.Users.FirstOrDefault(user => user.UserId == userId);

    public T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    public void Locked(Action change)
    {
        lock (_gate) change();
    }

    public bool MarkRead(long inboxId, IReadOnlyList<string> userIds)
    {
        if (Sent.Find(inboxId) is not { } message) return false;
        var reached = message.Channel == MessageChannel.Group ? Options.Users.Select(user => user.UserId) : message.Users;
        foreach (var user in reached.Where(user => userIds.Count == 0 || userIds.Contains(user)))
        {
            if (!message.ReadBy.Contains(user)) message.ReadBy.Add(user);
        }

        return true;
    }

    public void Recall(SentMessage message)
    {
        message.IsRecalled = true;
        Inbox.Change(message.InboxId, shown => shown with { IsRecalled = true });
    }

    /// <summary>Forgets what was sent and counted. The token, permissions and groups stay.</summary>
    public void Reset() => Locked(() =>
    {
        Limits.Clear();
        Work.Clear();
        Sent.Clear();
        Media.Clear();
        DingsPaid = 0;
    });

    static string Or(string? given, Func<string> otherwise) => string.IsNullOrEmpty(given) ? otherwise() : given;
}
