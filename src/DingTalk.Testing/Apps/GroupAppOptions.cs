namespace DingTalk.Testing.Apps;

/// <summary>The app that a <see cref="DingTalkGroup"/> knows, and its organisation. The limits are DingTalk's own.</summary>
public sealed record GroupAppOptions
{
    static readonly GroupUser[] DefaultUsers =
        [new GroupUser("user1", "User One", "13800000001"), new GroupUser("user2", "User Two", "13800000002")];

    /// <summary>The AppKey, also called ClientId. The default is null: a random one.</summary>
    public string? AppKey { get; init; }

    /// <summary>The AppSecret, also called ClientSecret. The default is null: a random one.</summary>
    public string? AppSecret { get; init; }

    /// <summary>The code of the app's robot. The default is null: the AppKey, as is usual.</summary>
    public string? RobotCode { get; init; }

    /// <summary>The <c>agent_id</c> of work notifications. The default is 1000000001.</summary>
    public long AgentId { get; init; } = 1_000_000_001;

    /// <summary>The id of the organisation. The default is <c>dingcorponcall</c>.</summary>
    public string CorpId { get; init; } = "dingcorponcall";

    /// <summary>
    /// The <c>openConversationId</c>s of the groups that the robot is in. The default is none: the one of
    /// <see cref="DingTalkGroupOptions.Conversation"/>.
    /// </summary>
    public IReadOnlyList<string> Conversations { get; init; } = [];

    /// <summary>The people. The default is <c>user1</c> and <c>user2</c>, with mobiles 13800000001 and 13800000002.</summary>
    public IReadOnlyList<GroupUser> Users { get; init; } = DefaultUsers;

    /// <summary>What the app may call. The default is everything, <see cref="AppPermissions.All"/>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = AppPermissions.All;

    /// <summary>The most calls of one API in a second; one more closes it for a second. The default is 20.</summary>
    /// <remarks><see href="https://open.dingtalk.com/document/development/how-to-process-api-throttling-on-the-dingtalk-server"/></remarks>
    public int PerSecond { get; init; } = 20;

    /// <summary>The most calls in one calendar month of China time. The default is 5,000, the free edition's; null is no quota.</summary>
    /// <remarks>Calls for a token and for a person's mobile do not count.</remarks>
    public int? MonthlyCalls { get; init; } = 5000;

    /// <summary>How long an access token is valid after it was last asked for. The default is 2 hours.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Whether the organisation's edition has DINGs by robots at all. The default is true.</summary>
    public bool HasDing { get; init; } = true;

    /// <summary>How many receivers of DINGs by SMS and phone are paid for. The default is null: any number.</summary>
    public int? PaidDings { get; init; }

    /// <summary>
    /// Whether <c>/topapi</c> answers a wrong token or a missing permission with <c>errcode</c> 88 and the true code in
    /// <c>sub_code</c> alone, as its gateway was seen to do. The default is false: the code stands in both, as the catalogue says.
    /// </summary>
    /// <remarks><see href="https://open.dingtalk.com/document/development/server-api-error-codes-1"/></remarks>
    public bool WrapsErrors { get; init; }

    /// <summary>The AppKey. The AppSecret is not in it.</summary>
    public override string ToString() => $"{nameof(GroupAppOptions)} {{ {AppKey} }}";

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MonthlyCalls ?? 0, nameof(MonthlyCalls));
        ArgumentOutOfRangeException.ThrowIfNegative(PaidDings ?? 0, nameof(PaidDings));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TokenLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(AgentId, 1);
        ArgumentException.ThrowIfNullOrEmpty(CorpId);
        if (Conversations.Any(string.IsNullOrEmpty) || Conversations.Distinct().Count() < Conversations.Count)
            throw new ArgumentException("An openConversationId must not be empty, nor named twice.", nameof(Conversations));
        if (Users.Any(user => string.IsNullOrEmpty(user?.UserId)) || Users.DistinctBy(user => user.UserId).Count() < Users.Count)
            throw new ArgumentException("A user id must not be empty, nor named twice.", nameof(Users));
    }
}
