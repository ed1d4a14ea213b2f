using AotSmoke;
using DingTalk.Alerting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;

// Both doors, compiled ahead of time: what they tell must be what they tell under the JIT.
const int Orders = 200;

var serilog = await SerilogAsync();
var logging = await LoggingAsync();
return serilog.HasFailed || logging.HasFailed ? 1 : 0;

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
