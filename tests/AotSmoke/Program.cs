using AotSmoke;
using DingTalk.Alerting;
using DingTalk.Robots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;

// Both doors and the robots of dependency injection, compiled ahead of time: what they tell must be what they tell under the JIT.
const int Orders = 200;

var serilog = await SerilogAsync();
var logging = await LoggingAsync();
var robots = await RobotsAsync();
return serilog.HasFailed || logging.HasFailed || robots.HasFailed ? 1 : 0;

static async Task<Check> RobotsAsync()
{
    await using var loopback = new LoopbackRobot();
    var configuration = new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddInMemoryCollection(
        [
            new("DingTalk:OnCall:Webhooks:0:Webhook", loopback.Webhook),
            new("DingTalk:Reports:ApiAddress", loopback.Address),
            new("DingTalk:Reports:LegacyApiAddress", loopback.Address),
        ])
        .Build();
    await using var services = new ServiceCollection()
        .AddDingTalkRobot("oncall", configuration.GetSection("DingTalk:OnCall"))
        .AddDingTalkRobot("reports", configuration.GetSection("DingTalk:Reports"))
        .BuildServiceProvider();
    var check = new Check("Robots");
    var webhook = services.GetRequiredKeyedService<IRobot>("oncall");
    check.That((await webhook.SendAsync(new TextMessage("磁盘满了"))).IsDelivered, "a webhook of the section delivers");
    check.That((await services.GetRequiredKeyedService<IRobot>("reports").SendAsync(new MarkdownMessage("T", "x"))).IsAccepted, "an app's robot speaks to the section's group");

    var app = services.GetRequiredKeyedService<AppRobot>("reports");
    using var file = new MemoryStream([1, 2, 3]);
    var media = await app.UploadAsync(file, "chart.png");
    var sent = await app.SendToUsersAsync(["user1"], new ImageMessage(media.Value.MediaId));
    check.That(sent.AreAllAccepted, "an uploaded picture goes to a person");
    var work = await app.SendWorkNotificationAsync(WorkReceivers.OfUsers("user1"), new TextMessage("x"));
    check.That(work.Value.TaskId == 1, "a work notification has its task");
    var text = string.Concat(loopback.Bodies);
    foreach (var part in new[] { "磁盘满了", "sampleMarkdown", "cidSmoke==", "@smoke", "smoke-secret" })
        check.That(text.Contains(part, StringComparison.Ordinal), $"DingTalk reads {part}");
    return check;
}

static async Task<Check> SerilogAsync()
{
    await using var robot = new LoopbackRobot();
    var alerts = new DingTalkAlerts();
    await using (var logger = new LoggerConfiguration()
        .WriteTo.DingTalk(options =>
        {
            options.Webhook = robot.Webhook;
            options.Secret = "SECsmoke";
            options.Application = "AotSmoke";
            options.Language = "en";
            options.Alerts = alerts;
        })
        .CreateLogger())
    {
        for (var order = 0; order < Orders; order++)
        {
            logger.Error("Order {OrderId} could not be shipped", order);
            logger.Error(await Failing.ReserveAsync(order), "Order {OrderId} failed", order);
            logger.Error(Failing.Pay(order), "Order {OrderId} failed", order);
        }
    }

    return Judge("Serilog", robot, alerts.GetStatistics());
}

static async Task<Check> LoggingAsync()
{
    await using var robot = new LoopbackRobot();
    var configuration = new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddInMemoryCollection([new("Logging:DingTalk:Webhook", robot.Webhook)])
        .Build();
    var services = new ServiceCollection()
        .AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddDingTalk())
        .BuildServiceProvider();
    var alerts = services.GetRequiredService<DingTalkAlerts>();
    await using (services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Orders");
        for (var order = 0; order < Orders; order++)
        {
            logger.LogInformation("Order {OrderId} is fine", order);
            logger.LogWarning("Order {OrderId} could not be shipped", order);
            logger.LogError(await Failing.ReserveAsync(order), "Order {OrderId} failed", order);
            logger.LogError(Failing.Pay(order), "Order {OrderId} failed", order);
        }
    }

    var check = Judge("Logging", robot, alerts.GetStatistics());
    check.That(robot.Bodies.Any(static body => body.Contains("@13800000000", StringComparison.Ordinal)), "the section's list is bound");
    return check;
}

static Check Judge(string door, LoopbackRobot robot, AlertStatistics statistics)
{
    const int Events = 3 * Orders;
    var check = new Check(door);
    Console.WriteLine($"     {door}: {statistics.Accepted} accepted = {statistics.Told} told + {statistics.Pending} pending + {statistics.Lost} lost, "
        + $"{statistics.Kinds} kinds, {robot.Bodies.Count} messages");
    check.That(statistics.Told == Events && statistics.Lost == 0, $"all {Events} events are told");
    check.That(statistics.Kinds == 3, "two places that throw the same are two kinds, and a third has no exception");
    var text = string.Concat(robot.Bodies);
    foreach (var part in new[] { "Order", "TimeoutException", "IOException", "AskBank", "AskShelfAsync", "did not answer" })
        check.That(text.Contains(part, StringComparison.Ordinal), $"the group reads {part}");
    return check;
}
