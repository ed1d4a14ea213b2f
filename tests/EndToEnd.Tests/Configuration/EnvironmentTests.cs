using DingTalk.Alerting;

namespace EndToEnd.Tests.Configuration;

/// <summary>Alone, because the environment belongs to the process.</summary>
[Collection(nameof(OneAtATime))]
public sealed class EnvironmentTests : IDisposable
{
    const string WebhookVariable = "DINGTALK_WEBHOOK";
    const string SecretVariable = "DINGTALK_SECRET";

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AddressAndSecretMayStandInTheEnvironment(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, configure: MoveToEnvironment);

        scene.LogKinds(10, kinds: 10);
        await scene.TellAllAsync();

        Assert.Single(scene.Group.Messages);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AnEmptyAddressSwitchesOffWhateverTheEnvironmentSays(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, configure: static options =>
        {
            MoveToEnvironment(options);
            options.Webhook = "";
        });

        scene.Door.Log(AlertLevel.Error, null, Kind.Template(1), 1);
        await scene.AdvanceAsync(TimeSpan.FromMinutes(1));
        await scene.CloseAsync();

        Assert.Empty(scene.Group.Requests);
        Assert.False(scene.Statistics.IsEnabled);
        Assert.Equal(0, scene.Statistics.Accepted);
        Assert.Empty(scene.Said.Sentences);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task WithoutAnAddressItIsOffAndSaysSoOnce(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, configure: static options => options.Webhook = null);

        for (var i = 0; i < 100; i++) scene.Door.Log(AlertLevel.Error, null, Kind.Template(1), i);
        await scene.AdvanceAsync(TimeSpan.FromMinutes(1));
        await scene.CloseAsync();

        Assert.Empty(scene.Group.Requests);
        Assert.Equal(0, scene.Statistics.Accepted);
        var said = Assert.Single(scene.Said.Sentences);
        Assert.Contains("alerts are off", said);
        Assert.Contains(WebhookVariable, said);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(WebhookVariable, null);
        Environment.SetEnvironmentVariable(SecretVariable, null);
    }

    static void MoveToEnvironment(DingTalkOptions options)
    {
        Environment.SetEnvironmentVariable(WebhookVariable, options.Webhook ?? Environment.GetEnvironmentVariable(WebhookVariable));
        Environment.SetEnvironmentVariable(SecretVariable, options.Secret ?? Environment.GetEnvironmentVariable(SecretVariable));
        (options.Webhook, options.Secret) = (null, null);
    }
}
