namespace Clients.Tests.Support;

/// <summary>A test with a group for clients that know the real time and nothing of us.</summary>
public abstract class ClientTest : IAsyncLifetime
{
    protected const string Secret = "SEC036fd40e2146b67d4f7768e1d4874a3e";

    DingTalkGroup? _group;

    protected DingTalkGroup Group => _group!;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _group = await DingTalkGroup.StartAsync(cancellationToken: Cancelled);

    public async ValueTask DisposeAsync()
    {
        await Group.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected GroupMessage TheOnlyMessage()
    {
        Assert.Single(Group.Requests);
        return Assert.Single(Group.Messages);
    }

    /// <summary>The only request, which the group does not show.</summary>
    protected GroupMessage TheOnlyRefusal()
    {
        Assert.Empty(Group.Messages);
        return Assert.Single(Group.Requests);
    }
}
