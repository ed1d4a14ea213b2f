using BenchmarkDotNet.Attributes;
using DingTalk.Alerting;

namespace Benchmarks;

/// <summary>
/// What it costs to know a rendered text of about 100 characters again: one that holds words only, one with values, and one with
/// a word that was never seen at a place where words are known to vary.
/// </summary>
public class RenderedText
{
    const string Words = "The payment service did not answer the request for the charge of the order within the time it was given";
    const string Values = "Order A-1029 could not be charged at 2026-01-31 12:00:00 after 1200 ms: the card of the buyer was declined";

    readonly string[] _users =
    [
        .. Enumerable.Range(0, 1024).Select(static i =>
            $"Failed password for invalid user {(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}xyz from 10.0.0.7 port {i} after several attempts, closing"),
    ];

    AlertPipeline _pipeline = null!;
    int _next;

    [GlobalSetup]
    public void Open()
    {
        var options = new DingTalkOptions();
        Targets.Configure(options);
        _pipeline = AlertPipeline.Create(options);
        _pipeline.Wake = static () => { };
        Count("Failed password for invalid user webmaster from 10.0.0.7 port 1 after several attempts, closing");
        foreach (var user in _users) Count(user);
    }

    [GlobalCleanup]
    public void Close() => _pipeline.Dispose();

    [Benchmark(Baseline = true)]
    public void OfWords() => Count(Words);

    [Benchmark]
    public void WithValues() => Count(Values);

    [Benchmark]
    public void WithAWordThatVaries() => Count(_users[_next++ & 1023]);

    // A template with a hole for all of the text: it is never known by its reference.
    void Count(string text) => _pipeline.Count(
        new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = "{Message}" },
        AlertText.IsRendered(text, hasBoundHoles: true),
        new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
}
