using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests;

public sealed class KindTests
{
    [Fact]
    public async Task OneTemplateIsOneKindWhateverItsValues()
    {
        await using var app = new App();

        foreach (var name in new[] { "Ann", "Bob", "Cid" }) app.Logger().LogError("Order of {Customer} failed", name);

        var group = await app.TellOneAsync();
        Assert.Equal(3, group.Count);
        Assert.Equal("Order of {Customer} failed", group.Template);
    }

    [Fact]
    public async Task ATemplateThatIsNothingButAHoleSaysNothingOfTheKind()
    {
        await using var app = new App();

        foreach (var text in new[] { "Disk is full", "Disk is full", "Payment failed" }) app.Logger().LogError("{Message}", text);

        var groups = (await app.TellAsync()).Groups;
        Assert.Equal([("Disk is full", 2), ("Payment failed", 1)], groups.Select(g => (g.Template, g.Count)));
    }

    [Fact]
    public async Task InterpolatedTextsAreOneKindWhereOnlyTheirValuesDiffer()
    {
        await using var app = new App();

        for (var i = 100; i < 103; i++) app.Logger().LogError($"Order {i} failed");

        Assert.Equal(3, (await app.TellOneAsync()).Count);
    }

    [Fact]
    public async Task BracesInAnInterpolatedTextAreNoTemplate()
    {
        await using var app = new App();

        foreach (var name in new[] { "Ann", "Bob" }) app.Logger().LogError("Body {Id} of " + name + " was refused");

        Assert.Equal(2, (await app.TellAsync()).Groups.Count);
    }

    [Fact]
    public async Task LevelCategoryAndEventIdTellKindsApart()
    {
        await using var app = new App([("Logging:DingTalk:LogLevel:Default", "Warning")]);
        const string Template = "Order {Id} failed";

        app.Logger().LogError(Template, 1);
        app.Logger().LogError(7, Template, 1);
        app.Logger().LogWarning(Template, 1);
        app.Logger("Payments").LogError(Template, 1);
        app.Logger().LogError(Template, 2);

        var groups = (await app.TellAsync()).Groups;
        Assert.Equal(
            [
                (AlertLevel.Warning, "Orders", 0, 1), (AlertLevel.Error, "Orders", 0, 2),
                (AlertLevel.Error, "Orders", 7, 1), (AlertLevel.Error, "Payments", 0, 1),
            ],
            groups.Select(g => (g.Level, g.Category!, g.EventId, (int)g.Count)).Order());
    }

    [Theory]
    [InlineData(LogLevel.Trace, AlertLevel.Verbose)]
    [InlineData(LogLevel.Debug, AlertLevel.Debug)]
    [InlineData(LogLevel.Information, AlertLevel.Information)]
    [InlineData(LogLevel.Warning, AlertLevel.Warning)]
    [InlineData(LogLevel.Error, AlertLevel.Error)]
    [InlineData(LogLevel.Critical, AlertLevel.Fatal)]
    public async Task EachLevelHasItsCounterpart(LogLevel level, AlertLevel expected)
    {
        await using var app = new App([("Logging:DingTalk:LogLevel:Default", "Trace")]);

        app.Logger().Log(level, "Order {Id} failed", 1);

        Assert.Equal(expected, (await app.TellOneAsync()).Level);
    }

    [Fact]
    public async Task TheKeyPropertyDecidesInPlaceOfTheTemplate()
    {
        await using var app = new App([("Logging:DingTalk:KeyProperty", "Job")]);

        app.Logger().LogError("{Job} failed", "import");
        app.Logger().LogError("{Job} failed again", "import");
        app.Logger().LogError("{Job} failed", "export");

        Assert.Equal([2, 1], (await app.TellAsync()).Groups.Select(g => g.Count));
    }

    [Fact]
    public async Task AScopeCanHoldTheKeyProperty()
    {
        await using var app = new App([("Logging:DingTalk:KeyProperty", "Job")]);
        var logger = app.Logger();

        foreach (var job in new[] { "import", "export" })
        {
            using (logger.BeginScope(new Dictionary<string, object?> { ["Job"] = job }))
                logger.LogError("File {Id} failed", 1);
        }

        Assert.Equal(2, (await app.TellAsync()).Groups.Count);
    }
}
