using FaultyCode;

namespace DingTalk.Alerting.Tests.Grouping.Exceptions;

/// <summary>
/// The exceptions of real faulty code, each labelled with what an engineer would call its fault, counted under one template.
/// </summary>
public sealed class CorpusTests
{
    const int TimesEach = 10;

    // Where the rule ends, and why it is left there.
    static readonly string[] KnownOver =
    [
        // One call, one type, no code: what did not fit the contract stands in the message alone.
        "order document has no name = order document is a list",
    ];

    static readonly string[] KnownUnder =
    [
        // Which items fail first, and so which faults come together, is chance; a batch that failed for two reasons says so.
        "some items failed",
    ];

    [Fact]
    public async Task EveryFaultIsOneKindAndNoKindHasTwoFaults()
    {
        var grouped = new Grouped();
        var counts = new Dictionary<long, int>();
        var labels = new Dictionary<long, HashSet<string>>();
        var kinds = new SortedDictionary<string, Dictionary<long, string>>(StringComparer.Ordinal);
        for (var number = 1; number <= TimesEach; number++)
        {
            foreach (var fault in Corpus.All)
            {
                var exception = await Happening.CatchAsync(fault, number);
                Assert.False(exception.Message.EndsWith("did not happen.", StringComparison.Ordinal), exception.Message);
                var id = grouped.Count(exception);
                counts[id] = counts.TryGetValue(id, out var count) ? count + 1 : 1;
                if (!labels.TryGetValue(id, out var there)) labels.Add(id, there = new(StringComparer.Ordinal));
                there.Add(fault.Kind);
                if (!kinds.TryGetValue(fault.Kind, out var ids)) kinds.Add(fault.Kind, ids = []);
                ids.TryAdd(id, $"#{number} {ExceptionIdentity.Read(exception).Key.Replace("\n", " | ", StringComparison.Ordinal)}");
            }
        }

        var over = labels.Values.Where(static there => there.Count > 1).Select(static there => string.Join(" = ", there.Order(StringComparer.Ordinal))).Except(KnownOver).Select(static text => "over-merged: " + text).ToList();
        var under = kinds.Where(static kind => kind.Value.Count > 1 && !KnownUnder.Contains(kind.Key))
            .Select(static kind => $"under-merged: {kind.Key}\n    {string.Join("\n    ", kind.Value.Values)}").ToList();
        var mixed = labels.Where(static kind => kind.Value.Count > 1).Sum(kind => counts[kind.Key]) / (double)counts.Values.Sum();
        TestContext.Current.TestOutputHelper?.WriteLine($"{kinds.Count} faults, {over.Count} over-merged, {under.Count} under-merged, {mixed:P1} of the events in mixed kinds");
        Assert.InRange(mixed, 0, 0.03);
        Assert.InRange(kinds.Count, 100, 1_000);
        Assert.True(over.Count + under.Count == 0, string.Join("\n", [$"{kinds.Count} faults", .. over, .. under]));
    }
}
