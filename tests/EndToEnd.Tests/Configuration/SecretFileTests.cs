namespace EndToEnd.Tests.Configuration;

public sealed class SecretFileTests
{
    [Theory, ClassData(typeof(BothDoors))]
    public async Task AddressAndSecretMayStandInFiles(DoorKind door)
    {
        using var webhook = new ConfigurationFile("", ".txt");
        using var secret = new ConfigurationFile("", ".txt");
        await using var scene = await Scene.OpenAsync(door, configure: options =>
        {
            File.WriteAllText(webhook.Path, options.Webhook + "\n");
            File.WriteAllText(secret.Path, options.Secret + "\n");
            (options.Webhook, options.Secret) = (null, null);
            (options.WebhookFile, options.SecretFile) = (webhook.Path, secret.Path);
        });

        scene.LogKinds(10, kinds: 10);
        await scene.TellAllAsync();

        Assert.Single(scene.Group.Messages);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AFileThatIsNotThereIsRefusedInWords(DoorKind door)
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => Scene.OpenAsync(door, configure: static options =>
        {
            options.Webhook = null;
            options.WebhookFile = "/nowhere/webhook.txt";
        }));

        Assert.Contains("WebhookFile", thrown.GetBaseException() is IOException ? thrown.Message : thrown.GetBaseException().Message);
        Assert.Contains("/nowhere/webhook.txt", thrown.ToString());
    }
}
