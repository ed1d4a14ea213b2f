using System.Threading.RateLimiting;
namespace DingTalk.Robots;
#pragma warning disable CS9113, CA1822, CA1801, CA1823
sealed class AppClient(AppRobotOptions options) : IDisposable { public void Dispose() { _ = options; } public Task<SendResult> CheckAsync(CancellationToken c) => throw new NotImplementedException(); }
sealed class AppMessages(AppClient client)
{
    public Task<SendResult> SendToGroupAsync(string group, RobotMessage message, RateLimitLease? permit, CancellationToken c) => throw new NotImplementedException();
    public Task<UsersSendResult> SendToUsersAsync(IReadOnlyList<string> users, RobotMessage message, RateLimitLease? permit, CancellationToken c) => throw new NotImplementedException();
}
sealed class AppMedia(AppClient client, TimeSpan timeout) { public Task<AppResult<UploadedMedia>> UploadAsync(Stream s, string n, MediaKind? k, IProgress<UploadProgress>? p, CancellationToken c) => throw new NotImplementedException(); }
sealed class AppNotifications(AppClient client, long? agent)
{
    public Task<AppResult<WorkNotification>> SendAsync(WorkReceivers r, RobotMessage m, CancellationToken c) => throw new NotImplementedException();
    public Task<SendResult> RecallAsync(long t, CancellationToken c) => throw new NotImplementedException();
    public Task<AppResult<WorkProgress>> GetProgressAsync(long t, CancellationToken c) => throw new NotImplementedException();
    public Task<AppResult<WorkResult>> GetResultAsync(long t, CancellationToken c) => throw new NotImplementedException();
}
sealed class AppReceipts(AppClient client)
{
    public Task<AppResult<ReadStatus>> GetGroupAsync(string g, string k, CancellationToken c) => throw new NotImplementedException();
    public Task<AppResult<ReadStatus>> GetUsersAsync(string k, CancellationToken c) => throw new NotImplementedException();
    public Task<AppResult<RecallResult>> RecallFromGroupAsync(string g, IReadOnlyList<string> k, CancellationToken c) => throw new NotImplementedException();
    public Task<AppResult<RecallResult>> RecallFromUsersAsync(IReadOnlyList<string> k, CancellationToken c) => throw new NotImplementedException();
}
sealed class AppDings(AppClient client)
{
    public Task<AppResult<DingReceipt>> SendAsync(Ding d, CancellationToken c) => throw new NotImplementedException();
    public Task<SendResult> RecallAsync(string d, CancellationToken c) => throw new NotImplementedException();
}
sealed class AppUsers(AppClient client, TimeSpan l, TimeProvider p) { public Task<AppResult<string>> FindAsync(string m, CancellationToken c) => throw new NotImplementedException(); }
sealed class GroupTarget(AppMessages m, string g) : IRobot
{
    public RateLimiter RateLimiter => throw new NotImplementedException(); public int MaxMessageBytes => 0; public int Measure(RobotMessage message) => 0;
    public Task<SendResult> SendAsync(RobotMessage message, CancellationToken c = default) => m.SendToGroupAsync(g, message, null, c);
    public Task<SendResult> SendOnPermitAsync(RobotMessage message, RateLimitLease p, CancellationToken c = default) => m.SendToGroupAsync(g, message, p, c);
}
sealed class UsersTarget(AppMessages m, IReadOnlyList<string> g) : IRobot
{
    public RateLimiter RateLimiter => throw new NotImplementedException(); public int MaxMessageBytes => 0; public int Measure(RobotMessage message) => 0;
    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken c = default) => (await m.SendToUsersAsync(g, message, null, c).ConfigureAwait(false)).Call;
    public async Task<SendResult> SendOnPermitAsync(RobotMessage message, RateLimitLease p, CancellationToken c = default) => (await m.SendToUsersAsync(g, message, p, c).ConfigureAwait(false)).Call;
}
sealed class GroupRoster(IRobot[] m, TimeProvider c) { public IRobot[] Robots => m; public TimeProvider C => c; public IReadOnlyList<RobotGroupMember> Describe() => []; public SendResult NoPermit(RateLimitLease l) => throw new NotImplementedException(); }
sealed class GroupLimiter(GroupRoster r, TimeProvider c) : RateLimiter
{
    public override TimeSpan? IdleDuration => null; public override RateLimiterStatistics? GetStatistics() => null;
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotImplementedException();
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<RateLimitLease> WaitAsync(CancellationToken c) => throw new NotImplementedException();
}
sealed class GroupLease(GroupRoster r) : RateLimitLease { public GroupRoster Roster => r; public override bool IsAcquired => true; public override IEnumerable<string> MetadataNames => []; public override bool TryGetMetadata(string n, out object? m) { m = null; return false; } }
sealed class GroupSender(GroupRoster r) { public Task<SendResult> SendAsync(RobotMessage m, GroupLease l, CancellationToken c) => throw new NotImplementedException(); }
sealed class MarkdownLines { public static string DefaultNote(int n) => ""; public void Block(string p, string t) { } public void Paragraph(string p, string t) { } public void Item(string p, string t, bool isFirst) { } public void Inline(string a, string t, string b) { } public void Raw(string m) { } public void EndLine() { } public string Write(int m, Func<int, string>? n) => ""; }
static class MarkdownAddress { public static string? Escape(string u) => u; public static string? EscapePicture(string u) => u; }
