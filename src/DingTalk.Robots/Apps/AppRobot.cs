namespace DingTalk.Robots;

/// <summary>
/// The robot of an in-house app, which speaks to groups it is in and to persons, with the app's key and secret: DingTalk's pages
/// "the robot sends a group message" and "chatbots send one-on-one chat messages in batches".
/// </summary>
/// <remarks>
/// <para>
/// Whatever DingTalk or the network does is a result; an exception means that the call was wrong (an argument, a message that
/// cannot travel this way) or was cancelled. DingTalk answers before it delivers, so the best result is
/// <see cref="SendOutcome.Accepted"/>.
/// </para>
/// <para>
/// No call is repeated by itself, with one exception: where DingTalk refuses the access token, it is renewed, and the call made
/// once more. There is no key by which DingTalk would know a message again, so what was in doubt (<see cref="SendOutcome.InDoubt"/>)
/// may appear twice if it is sent again.
/// </para>
/// <para>
/// Every call takes a permit, 20 a second for one app and API, and counts against the organisation's monthly quota. The access
/// token is fetched when it is first needed, shared by all calls and renewed ahead of its end. Thread-safe.
/// </para>
/// </remarks>
public sealed class AppRobot : IDisposable
{
    readonly AppClient _client;
    readonly AppMessages _messages;
    readonly AppMedia _media;
    readonly AppNotifications _work;
    readonly AppReceipts _receipts;
    readonly AppDings _dings;
    readonly AppUsers _users;

    /// <summary>Makes a robot of an app's key and secret, with everything else at its default.</summary>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public AppRobot(string appKey, string appSecret)
        : this(new AppRobotOptions { AppKey = appKey, AppSecret = appSecret })
    {
    }

    /// <summary>Makes a robot. Nothing is called yet.</summary>
    /// <exception cref="ArgumentException">An option cannot be used, as a plain http address; the message says what to do.</exception>
    public AppRobot(AppRobotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _client = new AppClient(options);
        _messages = new AppMessages(_client);
        _media = new AppMedia(_client, options.UploadTimeout);
        _work = new AppNotifications(_client, options.AgentId);
        _receipts = new AppReceipts(_client);
        _dings = new AppDings(_client);
        _users = new AppUsers(_client, options.UserIdLifetime, options.TimeProvider);
    }

    /// <summary>
    /// This robot bound to one group, for whatever takes an <see cref="IRobot"/>. It holds nothing of its own, and ends with this
    /// robot.
    /// </summary>
    /// <param name="openConversationId">The group, as in the callback when somebody mentions the robot there.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public IRobot ToGroup(string openConversationId) => new GroupTarget(_messages, AppArguments.Group(openConversationId));

    /// <summary>
    /// This robot bound to some users, for whatever takes an <see cref="IRobot"/>. Where DingTalk takes a message for some of them
    /// only, the result is <see cref="SendOutcome.Accepted"/> with <see cref="SendReason.Partial"/>.
    /// </summary>
    /// <param name="userIds">The users' ids; each counts once.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is empty.</exception>
    public IRobot ToUsers(params string[] userIds) => new UsersTarget(_messages, AppArguments.Users(userIds));

    /// <summary>
    /// Sends a message to a group that the robot is in. Needs the permission <c>qyapi_robot_sendmsg</c>.
    /// </summary>
    /// <param name="openConversationId">
    /// The group, as in the callback when somebody mentions the robot there. It has to be one of the organisation's own.
    /// </param>
    /// <param name="message">
    /// The message: text, markdown, image, link, action card, file, audio or video, at most 15,000 bytes, without mentions.
    /// </param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>
    /// <see cref="SendOutcome.Accepted"/> with its <see cref="SendResult.ProcessQueryKey"/>, or why DingTalk did not take it.
    /// </returns>
    /// <exception cref="ArgumentException">The id is empty, or the message holds what cannot travel this way; the exception says what to do instead.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<SendResult> SendToGroupAsync(
        string openConversationId, RobotMessage message, CancellationToken cancellationToken = default)
        => _messages.SendToGroupAsync(AppArguments.Group(openConversationId), message, null, cancellationToken);

    /// <summary>
    /// Sends a message to users, each in a conversation of its own with the robot, 20 in one call. Needs the permission
    /// <c>qyapi_robot_sendmsg</c>.
    /// </summary>
    /// <param name="userIds">The users' ids; one that is named twice counts once.</param>
    /// <param name="message">The message, as for <see cref="SendToGroupAsync"/>.</param>
    /// <param name="cancellationToken">Gives the calls up that are still to come.</param>
    /// <returns>What is known of each user. A call that DingTalk takes may still leave some out.</returns>
    /// <exception cref="ArgumentException">There is no user, an id is empty, or the message holds what cannot travel this way.</exception>
    /// <exception cref="OperationCanceledException">
    /// The call was cancelled before the first answer; later it becomes a result, which tells who has the message.
    /// </exception>
    public Task<UsersSendResult> SendToUsersAsync(
        IEnumerable<string> userIds, RobotMessage message, CancellationToken cancellationToken = default)
        => _messages.SendToUsersAsync(AppArguments.Users(userIds), message, null, cancellationToken);

    /// <summary>
    /// Uploads a file, so that a message can show it: DingTalk's page "upload media files". The limits of type and size are looked
    /// at before anything is sent.
    /// </summary>
    /// <param name="content">
    /// The file, from where the stream stands to its end; the caller disposes it. One that cannot seek is read into memory first, at
    /// most to the limit of its kind.
    /// </param>
    /// <param name="fileName">The file's name, whose ending says its type; what stands before the last slash is left out.</param>
    /// <param name="kind">What it is. The default is null: what the ending says.</param>
    /// <param name="progress">Told after each part that is handed to the network.</param>
    /// <param name="cancellationToken">Gives the upload up.</param>
    /// <returns>The media id, or why there is none: <see cref="SendReason.TooLong"/> over the limit of its kind.</returns>
    /// <exception cref="ArgumentException">The name is empty, or its ending is none that DingTalk takes for the kind.</exception>
    /// <exception cref="OperationCanceledException">The upload was cancelled.</exception>
    public Task<AppResult<UploadedMedia>> UploadAsync(
        Stream content,
        string fileName,
        MediaKind? kind = null,
        IProgress<UploadProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => _media.UploadAsync(content, fileName, kind, progress, cancellationToken);

    /// <summary>
    /// Sends a work notification, which comes from the app and not from its robot. Needs <see cref="AppRobotOptions.AgentId"/>.
    /// </summary>
    /// <param name="receivers">Who gets it.</param>
    /// <param name="message">
    /// The message: text, markdown, image (media id), link with a picture, action card, file or audio; at most 2,048 bytes of JSON.
    /// </param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The task that delivers it, or why there is none. A notification over the day's limits looks the same.</returns>
    /// <exception cref="ArgumentException">There is no receiver or there are too many, or the message cannot travel this way.</exception>
    /// <exception cref="InvalidOperationException">The options have no AgentId.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<WorkNotification>> SendWorkNotificationAsync(
        WorkReceivers receivers, RobotMessage message, CancellationToken cancellationToken = default)
        => _work.SendAsync(receivers, message, cancellationToken);

    /// <summary>Takes a work notification back, within 24 hours.</summary>
    /// <exception cref="InvalidOperationException">The options have no AgentId.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<SendResult> RecallWorkNotificationAsync(long taskId, CancellationToken cancellationToken = default)
        => _work.RecallAsync(taskId, cancellationToken);

    /// <summary>How far DingTalk is with a work notification of the last 24 hours.</summary>
    /// <exception cref="InvalidOperationException">The options have no AgentId.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<WorkProgress>> GetWorkProgressAsync(long taskId, CancellationToken cancellationToken = default)
        => _work.GetProgressAsync(taskId, cancellationToken);

    /// <summary>Who got a work notification of the last 24 hours, which had at most 100 receivers, and who did not.</summary>
    /// <exception cref="InvalidOperationException">The options have no AgentId.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<WorkResult>> GetWorkResultAsync(long taskId, CancellationToken cancellationToken = default)
        => _work.GetResultAsync(taskId, cancellationToken);

    /// <summary>
    /// What became of a message to a group, and who has read it; all pages of it, at most 20,000 readers. Shortly after the send
    /// DingTalk may not know yet: <see cref="SendReason.Expired"/>, ask again in seconds.
    /// </summary>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<ReadStatus>> GetGroupReadStatusAsync(
        string openConversationId, string processQueryKey, CancellationToken cancellationToken = default)
        => _receipts.GetGroupAsync(
            AppArguments.Group(openConversationId), AppArguments.Key(processQueryKey), cancellationToken);

    /// <summary>What became of a message of the last 24 hours to at most 20 users, and which of them have read it.</summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<ReadStatus>> GetUserReadStatusAsync(
        string processQueryKey, CancellationToken cancellationToken = default)
        => _receipts.GetUsersAsync(AppArguments.Key(processQueryKey), cancellationToken);

    /// <summary>Takes messages to a group back, 20 in one call. Nobody in the group is told.</summary>
    /// <returns>Which were taken back and which were not, and why; no value where DingTalk refused the first call.</returns>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<RecallResult>> RecallFromGroupAsync(
        string openConversationId, IEnumerable<string> processQueryKeys, CancellationToken cancellationToken = default)
        => _receipts.RecallFromGroupAsync(
            AppArguments.Group(openConversationId), AppArguments.Keys(processQueryKeys), cancellationToken);

    /// <summary>Takes messages of the last 24 hours to users back, 20 keys in one call.</summary>
    /// <returns>Which were taken back and which were not, and why; no value where DingTalk refused the first call.</returns>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<RecallResult>> RecallFromUsersAsync(
        IEnumerable<string> processQueryKeys, CancellationToken cancellationToken = default)
        => _receipts.RecallFromUsersAsync(AppArguments.Keys(processQueryKeys), cancellationToken);

    /// <summary>Rings: in the app, by SMS or by phone. Where the answer is in doubt, a second call may ring twice.</summary>
    /// <exception cref="ArgumentException">The text is empty, there is no receiver, or there are too many for the channel.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<DingReceipt>> SendDingAsync(Ding ding, CancellationToken cancellationToken = default)
        => _dings.SendAsync(ding, cancellationToken);

    /// <summary>Takes a DING of this robot back.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<SendResult> RecallDingAsync(string openDingId, CancellationToken cancellationToken = default)
        => _dings.RecallAsync(openDingId, cancellationToken);

    /// <summary>
    /// The user id of whoever has this mobile number in the organisation; remembered for
    /// <see cref="AppRobotOptions.UserIdLifetime"/>, a thousand of them. Needs the permission <c>qyapi_get_member_by_mobile</c>.
    /// </summary>
    /// <returns>The user id, or why there is none: <see cref="SendReason.UnknownUser"/> where nobody has the number.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<AppResult<string>> FindUserIdAsync(string mobile, CancellationToken cancellationToken = default)
        => _users.FindAsync(mobile, cancellationToken);

    /// <summary>
    /// Fetches an access token, if there is none yet, and says whether DingTalk gives one: whether the key and the secret are right
    /// and the network is. Not needed before other calls.
    /// </summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<SendResult> CheckAsync(CancellationToken cancellationToken = default) => _client.CheckAsync(cancellationToken);

    /// <summary>Gives up the calls that are still going on, and closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    /// <summary>The app's key and the host, and nothing of its secret.</summary>
    public override string ToString() => $"{nameof(AppRobot)} {{ {_client} }}";
}
