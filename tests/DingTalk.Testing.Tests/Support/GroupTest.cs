using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Testing.Tests.Support;

/// <summary>A test with a group on a clock of its own.</summary>
public abstract class GroupTest : IAsyncLifetime
{
    static readonly DateTimeOffset Noon = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    DingTalkGroup? _group;

    internal FakeTimeProvider Clock { get; } = new(Noon);

    internal Sender Sender { get; } = new();

    internal DingTalkGroup Group => _group!;

    internal static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected virtual DingTalkGroupOptions Options => new();

    public async ValueTask InitializeAsync() => await RestartAsync(Options);

    public async ValueTask DisposeAsync()
    {
        Sender.Dispose();
        await Group.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal async Task RestartAsync(DingTalkGroupOptions options)
    {
        if (_group is not null) await _group.DisposeAsync();
        _group = await DingTalkGroup.StartAsync(options.TimeProvider == TimeProvider.System ? options with { TimeProvider = Clock } : options, Cancelled);
    }

    internal Task<Answered> SayAsync(string content) => Sender.JsonAsync(Group.Webhook, Sender.Text(content));
}
