using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests.HealthChecks;

public sealed class DingTalkHealthCheckTests
{
    [Fact]
    public async Task BeforeTheFirstMessageAllIsWell()
        => Assert.Equal((HealthStatus.Healthy, "Nothing had to be told yet."), await CheckAsync(answer: null));

    [Fact]
    public async Task AfterADeliveredMessageAllIsWell()
        => Assert.Equal((HealthStatus.Healthy, "Alerts reach the group."), await CheckAsync("""{"errcode":0,"errmsg":"ok"}"""));

    [Fact]
    public async Task AThrottledRobotIsDegraded()
    {
        var (status, description) = await CheckAsync("""{"errcode":130101,"errmsg":"send too fast"}""");

        Assert.Equal(HealthStatus.Degraded, status);
        Assert.EndsWith("The robot is closed until 2026-11-23 06:10:02Z.", description);
    }

    [Fact]
    public async Task AMessageInDoubtIsDegraded()
    {
        var (status, description) = await CheckAsync("<html>");

        Assert.Equal(HealthStatus.Degraded, status);
        Assert.NotEmpty(description);
    }

    [Theory]
    [InlineData(null, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    public async Task ARefusedConfigurationFailsAndSaysWhatToDo(HealthStatus? failureStatus, HealthStatus expected)
    {
        var (status, description) = await CheckAsync(
            """{"errcode":310000,"errmsg":"sign not match"}""", failureStatus);

        Assert.Equal(expected, status);
        Assert.Contains("secret", description);
    }

    [Fact]
    public async Task SwitchedOffIsNoFailure()
    {
        await using var app = new App(services: Add(null)) { Webhook = "" };
        app.Logger();

        Assert.Equal((HealthStatus.Healthy, "Alerts are off: there is no webhook."), await CheckAsync(app));
    }

    [Fact]
    public async Task WithoutAlertsTheCheckSaysWhatIsMissing()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddHealthChecks().AddDingTalk().Services
            .BuildServiceProvider();

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("AddDingTalk", entry.Description);
    }

    [Fact]
    public async Task TheAccountIsShown()
    {
        await using var app = new App(services: Add(null));
        app.Logger().LogError("Order {Id} failed", 17);

        var entry = await CheckAsync(app.Services);

        Assert.Equal((1L, 1L), (entry.Data["accepted"], entry.Data["pending"]));
    }

    static async Task<(HealthStatus, string)> CheckAsync(string? answer, HealthStatus? failureStatus = null)
    {
        await using var app = new App([("Logging:DingTalk:ShutdownTimeout", "00:00:00")], services: Add(failureStatus));
        if (answer is null) return await CheckAsync(app);

        app.Group.Answer = answer;
        app.Logger().LogError("Order {Id} failed", 17);
        await app.TellAsync();
        return await CheckAsync(app);
    }

    static Action<IServiceCollection> Add(HealthStatus? failureStatus)
        => services => services.AddHealthChecks().AddDingTalk(failureStatus: failureStatus);

    static async Task<(HealthStatus, string)> CheckAsync(App app)
    {
        var entry = await CheckAsync(app.Services);
        return (entry.Status, entry.Description!);
    }

    static async Task<HealthReportEntry> CheckAsync(IServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["dingtalk"];
    }
}
