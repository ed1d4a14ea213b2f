using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests.Configuration;

public sealed class DefaultLevelTests
{
    [Fact]
    public async Task WithNothingSetItIsError()
    {
        await using var app = new App();

        Assert.Equal(2, LogEachLevel(app));
    }

    [Theory]
    [InlineData("Trace")]
    [InlineData("Information")]
    [InlineData("None")]
    public async Task TheGeneralLevelDoesNotChangeIt(string level)
    {
        await using var app = new App([("Logging:LogLevel:Default", level), ("Logging:LogLevel:Orders", level)]);

        Assert.Equal(2, LogEachLevel(app));
    }

    [Theory]
    [InlineData("Warning", 3)]
    [InlineData("Critical", 1)]
    [InlineData("None", 0)]
    public async Task ItsOwnLevelDoes(string level, int expected)
    {
        await using var app = new App([("Logging:LogLevel:Default", "Error"), ("Logging:DingTalk:LogLevel:Default", level)]);

        Assert.Equal(expected, LogEachLevel(app));
    }

    [Fact]
    public async Task ItsOwnLevelForACategoryDoes()
    {
        await using var app = new App([("Logging:DingTalk:LogLevel:Orders", "Information")]);

        Assert.Equal(4, LogEachLevel(app));
        Assert.False(app.Logger("Payments").IsEnabled(LogLevel.Warning));
    }

    [Fact]
    public async Task ALevelInCodeDoes()
    {
        await using var app = new App(
            logging: static l => l.SetMinimumLevel(LogLevel.Trace).AddFilter<DingTalkLoggerProvider>(null, LogLevel.Warning));

        Assert.Equal(3, LogEachLevel(app));
    }

    [Fact]
    public async Task TheOrderOfAddingMakesNoDifference()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Logging:LogLevel:Default", "Trace"), new("Logging:DingTalk:LogLevel:Default", "Warning")])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging(builder => builder
                .AddDingTalk(static options => options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=order")
                .AddConfiguration(configuration.GetSection("Logging")))
            .BuildServiceProvider();

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Orders");

        Assert.True(logger.IsEnabled(LogLevel.Warning));
        Assert.False(logger.IsEnabled(LogLevel.Information));
    }

    static long LogEachLevel(App app)
    {
        var logger = app.Logger();
        for (var level = LogLevel.Trace; level < LogLevel.None; level++) logger.Log(level, "Order {Id} is {Level}", 1, level);
        return app.Statistics.Accepted;
    }
}
