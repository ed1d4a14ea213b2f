using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DingTalk.Testing.Apps;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Http;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Routing;

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

    DingTalkGroup(CancellationTokenSource stopping, GroupState state, GroupServer server)
    {
        _stopping = stopping;
        _state = state;
        _server = server;
        foreach (var options in state.Options.AllRobots) AddRobot(options);
        Robot = Robots[0];
        App = new GroupApp(state.App, state.Origin);
        state.Sessions.Open(state.Origin, SessionList.DefaultValidity);
    }

    /// <summary>The first robot.</summary>
    public GroupRobot Robot { get; }

    /// <summary>The app, whose robot sends to groups and people with an access token of its own.</summary>
    public GroupApp App { get; }

    /// <summary>All robots, in the order in which they were added: a snapshot.</summary>
    public IReadOnlyList<GroupRobot> Robots => _state.Robots;

    /// <summary>The address of the group's page, and of its other interfaces: it ends with a slash.</summary>
    public Uri PageAddress => new($"{_server.Address}/");

    /// <summary>
    /// The newest temporary address of the conversation, as a robot's callback carries it: <c>robot/sendBySession</c>. The first
    /// one is valid for 90 minutes of the group's clock.
    /// </summary>
    public string SessionWebhook => _state.Sessions.All[^1].Webhook;

    /// <summary>The group's time: its clock's, and what <see cref="AdvanceClock"/> has added.</summary>
    public DateTimeOffset Now => _state.Clock.GetUtcNow();

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
            state.Origin = server.Address;
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
        IReadOnlyList<string>? ipRanges = null) =>
        AddRobot(new GroupRobotOptions { Token = token, Secret = secret, Keywords = keywords ?? [], IpRanges = ipRanges ?? [] });

    /// <summary>Adds another robot. It has a rate limit of its own and shares the month's quota.</summary>
    /// <param name="options">How it behaves.</param>
    /// <exception cref="ArgumentException">The group has a robot with this token, or a setting is not one.</exception>
    public GroupRobot AddRobot(GroupRobotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _state.AddRobot(options);
    }

    /// <summary>Removes a robot: its token is not known any more. Its messages stay.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>False where the group does not have it.</returns>
    public bool RemoveRobot(GroupRobot robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return _state.RemoveRobot(robot.Token);
    }

    /// <summary>Opens another temporary address of the conversation, which becomes <see cref="SessionWebhook"/>.</summary>
    /// <param name="validity">How long it is valid, by the group's clock. The default is null: 90 minutes.</param>
    /// <returns>The address.</returns>
    public string OpenSession(TimeSpan? validity = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(validity ?? TimeSpan.Zero, TimeSpan.Zero, nameof(validity));
        return _state.Sessions.Open(_state.Origin, validity ?? SessionList.DefaultValidity).Webhook;
    }

    /// <summary>
    /// Puts the group's clock ahead: the rate window and penalties pass, the month may end, sessions expire, and delayed requests
    /// go on at once. The age of a signature alone is judged by the clock as it was, or each signature would be too old.
    /// </summary>
    /// <param name="by">How far. The clock never goes back.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or ten years ahead in all.</exception>
    public void AdvanceClock(TimeSpan by) => _state.Clock.Advance(by);

    /// <summary>Lets the next requests meet a fault. Faults asked for earlier come first.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">With how many requests. The default is 1.</param>
    /// <param name="robot">The robot whose requests meet it. The default is null: those of all.</param>
    /// <exception cref="InvalidOperationException">A thousand faults are to come already.</exception>
    public void Fail(RobotFault fault, int times = 1, GroupRobot? robot = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _state.Faults.Add(fault, times, robot?.Token);
    }

    /// <summary>Lets every request from now on meet a fault, until <see cref="ClearFaults"/>.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="robot">The robot whose requests meet it. The default is null: those of all.</param>
    public void FailUntilCleared(RobotFault fault, GroupRobot? robot = null) => Fail(fault, PendingFault.UntilCleared, robot);

    /// <summary>
    /// Forgets the faults to come, and lets go of the requests that one keeps waiting: a delayed one goes on, a hanging one whose
    /// message was accepted is answered, and any other hanging one loses its connection.
    /// </summary>
    public void ClearFaults() => _state.Faults.Clear();

    /// <summary>Forgets the messages and refused requests, and nothing else. Numbers go on rising.</summary>
    public void ClearMessages() => _state.Inbox.Clear();

    /// <summary>
    /// Forgets all messages, faults to come, rate windows, penalties, the month's count and the known <c>msgUuid</c>s. Robots and
    /// their settings stay, numbers go on rising, and the clock does not go back.
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

    /// <summary>Waits until the group shows several messages; those that it shows already count.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="predicate">Which messages. The default is null: any.</param>
    /// <param name="timeout">How long to wait, in real time. The default is null: 10 seconds.</param>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <returns>The oldest so many messages that match, oldest first.</returns>
    /// <exception cref="TimeoutException">There were not so many in time; its text says what there was instead.</exception>
    public async Task<IReadOnlyList<GroupMessage>> WaitForMessagesAsync(
        int count,
        Func<GroupMessage, bool>? predicate = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        IReadOnlyList<GroupMessage> found = [];
        await WaitAsync(
            _state.Inbox.Changed,
            () => (found = [.. Messages.Where(message => predicate is null || predicate(message)).Take(count)]).Count == count,
            timeout,
            count == 1 ? "message" : $"{count} messages",
            cancellationToken).ConfigureAwait(false);
        return found;
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
        WaitAsync(_state.Held.Changed, () => HeldRequests >= count, timeout, $"{Many(count, "held request")}", cancellationToken);

    /// <summary>
    /// All requests as they come, those remembered first; none is left out, however few are remembered. Whoever stops reading
    /// without leaving the loop holds up new requests once a thousand are waiting for him. It ends when the group is disposed.
    /// </summary>
    /// <param name="cancellationToken">Ends it by an exception.</param>
    public async IAsyncEnumerable<GroupMessage> ReadRequestsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reader = _state.Inbox.Read();
        await foreach (var request in reader.Requests.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            reader.HasRead();
            yield return request;
        }
    }

    /// <summary>Closes the group at once: requests that a fault keeps waiting lose their connection. What arrived stays readable.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _state.Inbox.Close();
        _state.Held.Changed.Set();
        _stopping.Dispose();
    }

    internal IEnumerable<RouteEndpoint> Routes => _server.Routes;

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
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"There was no such {what} within {patience.TotalSeconds:0.###} s. ");
        text.Append(CultureInfo.InvariantCulture, $"The group has had {Many(requests.Count, "request")} and shows {Many(Messages.Count, "message")}.");
        foreach (var request in requests.TakeLast(5)) text.Append(CultureInfo.InvariantCulture, $"\n  {request}");
        if (HeldRequests > 0) text.Append(CultureInfo.InvariantCulture, $"\nA fault keeps {Many(HeldRequests, "request")} waiting.");
        if (_state.Faults.Count > 0) text.Append(CultureInfo.InvariantCulture, $"\nTo come: {Many(_state.Faults.Count, "fault")}.");
        return text.ToString();
    }

    static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
