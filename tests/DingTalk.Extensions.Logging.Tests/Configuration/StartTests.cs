using DingTalk.Extensions.Logging.Configuration;
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests.Configuration;

public sealed class StartTests
{
    [Fact]
    public async Task AWebhookThatIsNoAddressFailsTheStartAndSaysWhatToDo()
    {
        await using var app = new App { Webhook = "0123456789abcdef" };

        var exception = Assert.ThrowsAny<ArgumentException>(() => app.Logger());

        Assert.Contains("Copy the whole address from the robot's settings", exception.Message);
        Assert.DoesNotContain("0123456789abcdef", exception.ToString());
    }

    [Theory]
    [InlineData("GroupWait", "abc")]
    [InlineData("GroupWait", "-00:00:01")]
    [InlineData("MessagesPerMinute", "21")]
    public async Task ASettingThatMakesNoSenseFailsTheStartByName(string setting, string value)
    {
        await using var app = new App([($"Logging:DingTalk:{setting}", value)]);

        var exception = Assert.ThrowsAny<Exception>(() => app.Logger());

        Assert.Contains(setting, exception.Message);
    }

    [Fact]
    public async Task WithAnEmptyWebhookNothingIsAcceptedOrRendered()
    {
        await using var app = new App([("Logging:DingTalk:Webhook", "")]) { Webhook = null };

        var logger = app.Logger();
        logger.LogError("Order {Id} failed", 1);

        Assert.False(logger.IsEnabled(LogLevel.Critical));
        Assert.False(app.Statistics.IsEnabled);
        Assert.Equal(0, app.Statistics.Accepted);
        Assert.Empty(app.Diagnostics);
    }

    [Fact]
    public async Task AddingItTwiceIsAddingItOnce()
    {
        await using var app = new App(logging: static builder => builder.AddDingTalk());

        app.Logger().LogError("Order {Id} failed", 1);

        Assert.Single(app.Services.GetServices<ILoggerProvider>().OfType<DingTalkLoggerProvider>());
        Assert.Equal(1, app.Statistics.Accepted);
    }

    [Fact]
    public void StandardErrorGetsOneLineThatSaysWhoSpeaks()
        => Assert.Equal("DingTalk: first second", StandardError.Line("first\r\nsecond"));
}
