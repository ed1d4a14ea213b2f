using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DingTalk.Testing.Http;
using DingTalk.Testing.Inbox;

namespace DingTalk.Testing;

/// <summary>
/// A DingTalk group in this process, for tests: a real HTTP server on this machine that takes the messages of custom robots,
/// with DingTalk's own checks, limits and refusals, and lets a test see what arrived and choose what goes wrong.
/// </summary>
public sealed class DingTalkGroup : IAsyncDisposable
{
    static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    readonly CancellationTokenSource _stopping;
    readonly GroupState _state;
    readonly GroupServer _server;
    int _disposed;
    int _closed;

    DingTalkGroup(CancellationTokenSource stopping, GroupState state, GroupServer server)
    {
        _stopping = stopping;
        _state = state;
        _server = server;
        var options = state.Options;
        Robot = AddRobot(options.Token, options.Secret, options.Keywords, options.IpRanges);
    }

    /// <summary>The first robot.</summary>
    public GroupRobot Robot { get; }

    /// <summary>The address of the first robot, with its access token: what a client is given as its webhook.</summary>
    public string Webhook => Robot.Webhook;

    /// <summary>The first robot's access token.</summary>
    public string Token => Robot.Token;

    /// <summary>The first robot's signing secret. Null: requests need no signature. It may be changed at any time.</summary>
    public string? Secret
    {
        get => Robot.Secret;
        set => Robot.Secret = value;
    }

    /// <summary>The first robot's keywords. Empty: any message passes. They may be changed at any time.</summary>
    public IReadOnlyList<string> Keywords
    {
        get => Robot.Keywords;
        set => Robot.Keywords = value;
    }

    /// <summary>The messages that the group shows, oldest first: a snapshot.</summary>
    public IReadOnlyList<GroupMessage> Messages =>
        [.. _state.Inbox.After(0).Where(message => message.Outcome == MessageOutcome.Delivered)];

    /// <summary>Every request to a robot, delivered or refused, oldest first: a snapshot.</summary>
    public IReadOnlyList<GroupMessage> Requests => _state.Inbox.After(0);

    /// <summary>How many requests a fault keeps waiting at this moment.</summary>
    public int HeldRequests => _state.Held.Count;

    /// <summary>Opens a group with one robot.</summary>
    /// <param name="options">How it behaves. The default is null: the defaults of <see cref="DingTalkGroupOptions"/>.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DingTalkGroup> StartAsync(
        DingTalkGroupOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DingTalkGroupOptions();
        options.Validate();
        var stopping = new CancellationTokenSource();
        GroupServer? server = null;
        try
        {
            var state = new GroupState(options, stopping.Token);
            server = await GroupServer.StartAsync(state, cancellationToken).ConfigureAwait(false);
            return new DingTalkGroup(stopping, state, server);
        }
        catch
        {
            if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Adds another robot. It has a rate limit of its own and shares the month's quota.</summary>
    /// <param name="token">Its access token. The default is null: a random one.</param>
    /// <param name="secret">Its signing secret. The default is null: requests need no signature.</param>
    /// <param name="keywords">Its keywords. The default is null: any message passes.</param>
    /// <param name="ipRanges">The addresses that may send. The default is null: all may.</param>
    /// <exception cref="ArgumentException">The group has a robot with this token, or a keyword or range is not one.</exception>
    public GroupRobot AddRobot(
        string? token = null,
        string? secret = null,
        IReadOnlyList<string>? keywords = null,
        IReadOnlyList<string>? ipRanges = null)
    {
        if (string.IsNullOrEmpty(token)) token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)).ToLowerInvariant();
        var webhook = $"{_server.Address}/robot/send?access_token={Uri.EscapeDataString(token)}";
        var robot = new GroupRobot(token, webhook, _state.Options)
        {
            Secret = secret,
            Keywords = keywords ?? [],
            IpRanges = ipRanges ?? [],
        };
        _state.Add(robot);
        return robot;
    }

    /// <summary>Lets the next requests meet a fault. Faults asked for earlier come first.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">With how many requests. The default is 1.</param>
    public void Fail(RobotFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _state.Faults.Add(fault, times);
    }

    /// <summary>Lets every request from now on meet a fault, until <see cref="ClearFaults"/>.</summary>
    /// <param name="fault">What goes wrong.</param>
    public void FailUntilCleared(RobotFault fault) => Fail(fault, int.MaxValue);

    /// <summary>Forgets the faults to come. Requests that one keeps waiting go on waiting.</summary>
    public void ClearFaults() => _state.Faults.Clear();

    /// <summary>
    /// Forgets all messages, faults to come, rate windows, penalties, the month's count and the known <c>msgUuid</c>s. Robots and
    /// their settings stay, and numbers go on rising.
    /// </summary>
    public void Reset() => _state.Reset();

    /// <summary>Waits until the group shows a message; one that it shows already counts.</summary>
    /// <param name="predicate">Which message. The default is null: any.</param>
    /// <param name="timeout">How long to wait, in real time. The default is null: 10 seconds.</param>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <returns>The oldest message that matches.</returns>
    /// <exception cref="TimeoutException">There was none in time; its text says what there was instead.</exception>
    public async Task<GroupMessage> WaitForMessageAsync(
        Func<GroupMessage, bool>? predicate = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        GroupMessage? found = null;
        await WaitAsync(
            _state.Inbox.Changed,
            () => (found = Messages.FirstOrDefault(message => predicate is null || predicate(message))) is not null,
            timeout,
            "message",
            cancellationToken).ConfigureAwait(false);
        return found!;
    }

    /// <summary>Waits until there has been a request to a robot, delivered or refused; one that is remembered already counts.</summary>
    /// <param name="predicate">Which request. The default is null: any.</param>
    /// <param name="timeout">How long to wait, in real time. The default is null: 10 seconds.</param>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <returns>The oldest request that matches.</returns>
    /// <exception cref="TimeoutException">There was none in time; its text says what there was instead.</exception>
    public async Task<GroupMessage> WaitForRequestAsync(
        Func<GroupMessage, bool>? predicate = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        GroupMessage? found = null;
        await WaitAsync(
            _state.Inbox.Changed,
            () => (found = Requests.FirstOrDefault(request => predicate is null || predicate(request))) is not null,
            timeout,
            "request",
            cancellationToken).ConfigureAwait(false);
        return found!;
    }

    /// <summary>
    /// Waits until faults keep at least so many requests waiting. A test with a fake clock calls it before it moves the clock
    /// over a delay.
    /// </summary>
    /// <param name="count">How many. The default is 1.</param>
    /// <param name="timeout">How long to wait, in real time. The default is null: 10 seconds.</param>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <exception cref="TimeoutException">There were not so many in time.</exception>
    public Task WaitForHeldRequestsAsync(
        int count = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(_state.Held.Changed, () => HeldRequests >= count, timeout, "held request", cancellationToken);

    /// <summary>All requests to a robot as they come, those remembered first. It ends when the group is disposed.</summary>
    /// <param name="cancellationToken">Ends it by an exception.</param>
    public async IAsyncEnumerable<GroupMessage> ReadRequestsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = 0L;
        while (true)
        {
            var changed = _state.Inbox.Changed.Next;
            // Before the look: what arrives after it, and before the end, is for another round.
            var isClosed = Volatile.Read(ref _closed) != 0;
            foreach (var request in _state.Inbox.After(last))
            {
                last = request.Id;
                yield return request;
            }

            if (isClosed) yield break;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the group at once: requests that a fault keeps waiting lose their connection. What arrived stays readable.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        Volatile.Write(ref _closed, 1);
        _state.Inbox.Changed.Set();
        _state.Held.Changed.Set();
        _stopping.Dispose();
    }

    async Task WaitAsync(
        ChangeSignal signal, Func<bool> found, TimeSpan? timeout, string what, CancellationToken cancellationToken)
    {
        var patience = timeout ?? DefaultTimeout;
        using var late = new CancellationTokenSource(patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        while (true)
        {
            var changed = signal.Next;
            if (found()) return;
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            try
            {
                await changed.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException(Explain(what, patience));
            }
        }
    }

    string Explain(string what, TimeSpan patience)
    {
        var requests = Requests;
        var refused = requests.LastOrDefault(request => request.Outcome == MessageOutcome.Refused);
        var last = refused is null ? "" : $" The last one refused: {refused.ErrCode} {refused.ErrMsg} ({refused.Reason}).";
        return $"No such {what} within {patience}. There were {requests.Count} requests, of which the group shows {Messages.Count}.{last}";
    }
}
