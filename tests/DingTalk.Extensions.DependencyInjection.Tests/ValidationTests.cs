using DingTalk.Extensions.DependencyInjection.Tests.Support;
using DingTalk.Robots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.DependencyInjection.Tests;

public sealed class ValidationTests
{
    const string Start = "The DingTalk robot \"oncall\" (section DingTalk:OnCall) cannot be used. ";

    [Theory]
    [InlineData("", "It has neither a Webhook nor an AppKey. The section is missing or empty. Set Webhook (and Secret)")]
    [InlineData("\"WebHok\": \"https://x\", \"Timeout\": 1", "It has neither a Webhook nor an AppKey. What the section holds is Timeout, WebHok. Set")]
    [InlineData("\"Secret\": \"SECabc\"", "Webhook is missing. Copy the address from the robot's settings")]
    [InlineData("\"Webhook\": \"abcdef\"", "The webhook is not a web address; it may be the access token alone.")]
    [InlineData("\"Webhook\": \"http://example.com/robot/send?access_token=abc\"", "The webhook is a plain http address")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"SendTimeout\": \"30\"", "The setting DingTalk:OnCall:SendTimeout must be a duration, hours first, such as 00:00:30.")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"SendTimeout\": \"00:00:00\"", "SendTimeout must be more than zero")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"MessagesPerMinute\": \"many\"", "The setting DingTalk:OnCall:MessagesPerMinute must be a whole number.")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"MessagesPerMinute\": 4294967297", "The setting DingTalk:OnCall:MessagesPerMinute must be a whole number, and a smaller one.")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"AllowHttp\": \"yes\"", "The setting DingTalk:OnCall:AllowHttp must be true or false.")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"SecretFile\": \"/no/such/file\"", "The setting SecretFile names a file that cannot be read (DirectoryNotFoundException): /no/such/file.")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"UserIds\": [ \"u\" ]", "Conversation and UserIds are for an app's robot")]
    [InlineData("\"Webhook\": \"https://h/?access_token=a\", \"AppKey\": \"k\", \"AppSecret\": \"s\"", "It names a webhook and an app.")]
    [InlineData("\"Webhooks\": \"https://h/?access_token=a\"", "The setting DingTalk:OnCall:Webhooks must be a list.")]
    [InlineData("\"Webhooks\": [ { \"Secret\": \"SECabc\" } ]", "Webhooks:0:Webhook is missing.")]
    [InlineData("\"Webhooks\": [ \"https://h/?access_token=a\", \"https://h/?access_token=a\" ]", "Two of its webhooks are the same.")]
    [InlineData("\"AppKey\": \"k\"", "It has an AppKey and no AppSecret.")]
    [InlineData("\"AppSecret\": \"s\"", "It has an AppSecret and no AppKey.")]
    [InlineData("\"AppKey\": \"k\", \"AppSecret\": \"s\", \"Conversation\": \"c\", \"UserIds\": [ \"u\" ]", "It names a Conversation and UserIds.")]
    [InlineData("\"AppKey\": \"k\", \"AppSecret\": \"s\", \"AgentId\": \"x\"", "The setting DingTalk:OnCall:AgentId must be a whole number.")]
    public async Task AHostDoesNotStartWithARobotThatCannotWork(string section, string sentence)
    {
        var configuration = Settings.Of($$"""{ "DingTalk": { "OnCall": { {{section}} } } }""");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDingTalkRobot("oncall", configuration.GetSection("DingTalk:OnCall"));
        using var host = builder.Build();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith(Start + sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECabc", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostStartsWithRobotsThatCanWorkAndCallsNothing()
    {
        var configuration = Settings.Of(
            """
            { "OnCall": { "Webhook": "https://no.such.host.invalid/robot/send?access_token=abc", "SendTimeout": "00:00:05" },
              "App": { "AppKey": "k", "AppSecret": "s", "AgentId": 12, "UserIds": [ "u1", "u2" ] } }
            """);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDingTalkRobot("oncall", configuration.GetSection("OnCall"));
        builder.Services.AddDingTalkRobot("app", configuration.GetSection("App"));
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(host.Services.GetRequiredKeyedService<IRobot>("app"));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void AllWrongValuesAreToldAtOnce()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot(Settings.Of("""{ "Webhook": "https://h/?access_token=a", "SendTimeout": "5", "AllowHttp": "1" }"""))
            .BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IRobot>());

        Assert.Equal(2, refused.Failures.Count());
        Assert.All(refused.Failures, failure => Assert.StartsWith(
            "The DingTalk robot (the configuration itself, no section of it) cannot be used. The setting ", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void SecretsComeFromFiles()
    {
        var (webhook, secret) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(webhook, "https://oapi.dingtalk.com/robot/send?access_token=file\n");
            File.WriteAllText(secret, " s3cret \r\n");
            using var services = new ServiceCollection()
                .AddDingTalkRobot("web", options => (options.WebhookFile, options.SecretFile) = (webhook, secret))
                .AddDingTalkRobot("app", options => (options.AppKey, options.AppSecretFile, options.Conversation) = ("k", secret, "c"))
                .BuildServiceProvider();

            Assert.NotNull(services.GetRequiredKeyedService<IRobot>("web"));
            Assert.NotNull(services.GetRequiredKeyedService<IRobot>("app"));

            File.WriteAllText(secret, " \n");
            using var later = new ServiceCollection()
                .AddDingTalkRobot("web", options => (options.WebhookFile, options.SecretFile) = (webhook, secret))
                .BuildServiceProvider();
            var refused = Assert.Throws<OptionsValidationException>(() => later.GetRequiredKeyedService<IRobot>("web"));
            Assert.Equal($"The DingTalk robot \"web\" cannot be used. The setting SecretFile names an empty file: {secret}.", refused.Message);
        }
        finally
        {
            File.Delete(webhook);
            File.Delete(secret);
        }
    }
}
