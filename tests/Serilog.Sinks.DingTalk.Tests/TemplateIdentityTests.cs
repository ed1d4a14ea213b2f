using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests;

/// <summary>Which events are the same, as a developer who logs in one way or another would say.</summary>
public sealed class TemplateIdentityTests : IAsyncDisposable
{
    readonly SinkUnderTest _test = new();

    [Fact]
    public async Task ATemplateWithABoundHoleAndAWordIsOneKindWhateverItsValues()
    {
        var logger = _test.CreateLogger();

        logger.Error("Payment of {Customer} failed", "Ada");
        logger.Error("Payment of {Customer} failed", "a much longer name");

        Assert.Equal([2L], await CountsAsync());
    }

    [Fact]
    public async Task PositionalHolesAreHolesToo()
    {
        var logger = _test.CreateLogger();

        logger.Error("Payment of {0} failed", "Ada");
        logger.Error("Payment of {0} failed", "Grace Hopper");

        Assert.Equal([2L], await CountsAsync());
    }

    [Fact]
    public async Task AMessageInAHoleIsToldApartByWhatItSays()
    {
        var logger = _test.CreateLogger();

        logger.Error("{Message}", "the disk is full");
        logger.Error("{Message}", "the queue is closed");

        Assert.Equal([1L, 1L], await CountsAsync());
    }

    [Fact]
    public async Task AMessageInAHoleIsOneKindWhereOnlyNumbersVary()
    {
        var logger = _test.CreateLogger();

        logger.Error("{Message}", "disk 17 is full");
        logger.Error("{Message}", "disk 18 is full");

        Assert.Equal([2L], await CountsAsync());
    }

    [Fact]
    public async Task PunctuationBesideAHoleIsNoWord()
    {
        var logger = _test.CreateLogger();

        logger.Error("[{Area}] {Message}!", "disk", "the disk is full");
        logger.Error("[{Area}] {Message}!", "queue", "the queue is closed");

        Assert.Equal([1L, 1L], await CountsAsync());
    }

    [Fact]
    public async Task AnInterpolatedTextThatHoldsBracesIsOneKindWhereOnlyNumbersVary()
    {
        var logger = _test.CreateLogger();

        foreach (var id in (int[])[17, 18])
        {
            var text = $"Cannot parse {{order}} number {id}";
            logger.Error(text);
        }

        Assert.Equal([2L], await CountsAsync());
    }

    [Fact]
    public async Task TwoInterpolatedTextsThatHoldBracesAreTwoKinds()
    {
        var logger = _test.CreateLogger();

        foreach (var what in (string[])["the order", "the customer's address"])
        {
            var text = $"Cannot parse {{json}} of {what}";
            logger.Error(text);
        }

        Assert.Equal([1L, 1L], await CountsAsync());
    }

    [Fact]
    public async Task ATextWithoutHolesIsOneKindWhereOnlyNumbersVary()
    {
        var logger = _test.CreateLogger();

        foreach (var id in (int[])[17, 18, 19])
        {
            var text = $"Order {id} is stuck";
            logger.Error(text);
        }

        Assert.Equal([3L], await CountsAsync());
    }

    [Fact]
    public async Task AWordInAnyScriptIsAWord()
    {
        var logger = _test.CreateLogger();

        logger.Error("支付 {Customer}", "the disk is full");
        logger.Error("支付 {Customer}", "the queue is closed");

        Assert.Equal([2L], await CountsAsync());
    }

    [Fact]
    public async Task TheUsersKeyStandsInPlaceOfTheTemplate()
    {
        await using var test = new SinkUnderTest(static o => o.KeyProperty = "Fingerprint");

        test.Sink.Emit(Some.Event(template: "Payment {Id} failed", properties: [("Id", 1), ("Fingerprint", "payments")]));
        test.Sink.Emit(Some.Event(template: "Refund {Id} failed", properties: [("Id", 2), ("Fingerprint", "payments")]));
        test.Sink.Emit(Some.Event(template: "Refund {Id} failed", properties: [("Id", 3), ("Fingerprint", "refunds")]));
        test.Sink.Emit(Some.Event(template: "Refund {Id} failed", properties: [("Id", 4)]));
        var groups = await test.ToldAsync();

        Assert.Equal([1L, 1L, 2L], groups.Select(static g => g.Count).Order());
    }

    [Fact]
    public async Task AUsersKeyThatIsANumberIsAKeyToo()
    {
        await using var test = new SinkUnderTest(static o => o.KeyProperty = "Rule");

        for (var i = 0; i < 4; i++)
            test.Sink.Emit(Some.Event(template: "Payment {Id} failed", properties: [("Id", i), ("Rule", i % 2)]));
        var groups = await test.ToldAsync();

        Assert.Equal([2L, 2L], groups.Select(static g => g.Count));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    async Task<IEnumerable<long>> CountsAsync() => (await _test.ToldAsync()).Select(static g => g.Count);
}
