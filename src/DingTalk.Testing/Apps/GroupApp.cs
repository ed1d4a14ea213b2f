using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps;

/// <summary>
/// The app that the group knows: what a client needs to send as its robot, and what a test can change while it runs. The app API
/// is served at the same address as the webhook, for both of DingTalk's hosts.
/// </summary>
public sealed class GroupApp
{
    readonly AppState _state;

    internal GroupApp(AppState state, string address) => (_state, Address) = (state, address);

    /// <summary>The address that a client takes for <c>https://api.dingtalk.com</c> and <c>https://oapi.dingtalk.com</c>.</summary>
    public string Address { get; }

    /// <summary>The AppKey.</summary>
    public string AppKey => _state.AppKey;

    /// <summary>The AppSecret.</summary>
    public string AppSecret => _state.AppSecret;

    /// <summary>The code of the robot.</summary>
    public string RobotCode => _state.RobotCode;

    /// <summary>The <c>agent_id</c> of work notifications.</summary>
    public long AgentId => _state.Options.AgentId;

    /// <summary>The <c>openConversationId</c>s of the groups, the first of which is the usual one.</summary>
    public IReadOnlyList<string> Conversations => _state.Conversations;

    /// <summary>The people.</summary>
    public IReadOnlyList<GroupUser> Users => _state.Options.Users;

    /// <summary>What the app may call at this moment.</summary>
    public IReadOnlyList<string> Permissions => _state.Locked(() => (IReadOnlyList<string>)[.. _state.Permissions.Order()]);

    /// <summary>The files uploaded and not forgotten, oldest first: the last 1,000.</summary>
    public IReadOnlyList<GroupMedia> Media => _state.Locked(() => _state.Media.All);

    /// <summary>Makes the access token invalid before its time: calls that use it are refused until the client asks for another.</summary>
    public void RevokeToken() => _state.Locked(() => _state.Tokens.Revoke());

    /// <summary>Lets the app call what needs this permission.</summary>
    /// <param name="permission">The permission, such as <see cref="AppPermissions.SendMessages"/>.</param>
    public void Grant(string permission) => _state.Locked(() => _state.Permissions.Add(permission));

    /// <summary>Refuses calls that need this permission: 403 with the permission in <c>requiredScopes</c>, or 60011.</summary>
    /// <param name="permission">The permission, such as <see cref="AppPermissions.SendMessages"/>.</param>
    public void Deny(string permission) => _state.Locked(() => _state.Permissions.Remove(permission));

    /// <summary>Changes how a group stands to the robot.</summary>
    /// <param name="openConversationId">The group; one that is not known yet is added.</param>
    /// <param name="state">How it stands.</param>
    public void SetConversation(string openConversationId, ConversationState state)
    {
        ArgumentException.ThrowIfNullOrEmpty(openConversationId);
        _state.Locked(() => _state.Groups[openConversationId] = state);
    }

    /// <summary>Chooses the people whom messages to people do not reach because they got too many.</summary>
    /// <param name="userIds">The user ids; they replace those of the last call.</param>
    public void SetFlowControl(params string[] userIds)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        _state.Locked(() => _state.FlowControlled = [.. userIds]);
    }

    /// <summary>Lets people read a message of the app, as its read status and result tell.</summary>
    /// <param name="message">The message.</param>
    /// <param name="userIds">Who. The default is everybody whom it reached.</param>
    /// <exception cref="ArgumentException">It is no delivered message of the app, or is forgotten.</exception>
    public void MarkRead(GroupMessage message, params string[] userIds)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!_state.Locked(() => _state.MarkRead(message.Id, userIds)))
            throw new ArgumentException("It is no delivered message of the app that is remembered.", nameof(message));
    }

    /// <summary>The bytes of an uploaded file. Null where there is none, or they are forgotten: the last 64 MB are kept.</summary>
    /// <param name="mediaId">The media id.</param>
    public ReadOnlyMemory<byte>? ReadMedia(string mediaId) => _state.Locked(() => _state.Media.Read(mediaId));
}
