using CsCheck;

namespace DingTalk.Alerting.Tests.Grouping;

public sealed class TextKindsProperties
{
    // Few tokens, so that texts come near each other.
    static readonly string[] Tokens =
    [
        "order", "user", "for", "from", "[north]", "[south]", "OrderCreated", "StockReserved", "alice", "bob", "node7", "node8",
        "x9y", "17", "failed", "closed", "pid:4", "a.b/c", "(x1)", "end.", "\nline", "订单", "失败",
    ];

    static readonly Gen<string> Texts = Gen.OneOfConst(Tokens).Array[1, 7].Select(words => string.Join(' ', words));

    static readonly Gen<string[]> Logs = Texts.Array[1, 300];

    [Fact]
    public void ATextStaysInItsKindWhateverComesLater() => Logs.Sample(log =>
    {
        var kinds = new TextKinds();
        var first = new Dictionary<string, TextKind>(StringComparer.Ordinal);
        foreach (var text in log)
        {
            var kind = kinds.Of(text);
            if (first.TryGetValue(text, out var known)) Assert.Same(known, kind);
            else first.Add(text, kind);
        }

        foreach (var pair in first) Assert.Same(pair.Value, kinds.Of(pair.Key));
    }, iter: 500);

    [Fact]
    public void TheSameLogIsAlwaysGroupedAlike() => Logs.Sample(log =>
    {
        var one = new TextKinds();
        var other = new TextKinds();
        Assert.Equal(log.Select(text => one.Of(text).Identity), log.Select(text => other.Of(text).Identity));
        Assert.Equal(log.Select(text => one.Of(text).Pattern), log.Select(text => other.Of(text).Pattern));
    }, iter: 300);

    [Fact]
    public void EachKindHasAnIdentityOfItsOwn() => Logs.Sample(log =>
    {
        var kinds = new TextKinds();
        var all = log.Select(kinds.Of).Distinct().ToArray();
        Assert.Equal(all.Length, all.Select(kind => kind.Identity).Distinct(StringComparer.Ordinal).Count());
    }, iter: 300);

    [Fact]
    public void AMaskedTextIsOfTheKindOfTheText() => Logs.Sample(log =>
    {
        var kinds = new TextKinds();
        foreach (var text in log) Assert.Same(kinds.Of(text), kinds.Of(TextMask.Mask(text)));
    }, iter: 300);

    [Fact]
    public void ThreadsAgreeOnTheKindOfEachText()
    {
        // Which texts come first is chance; what is tested holds for each order.
        for (var round = 0; round < 20; round++)
        {
            var random = new Random(round);
            var kinds = new TextKinds();
            string[] log =
            [
                .. Enumerable.Range(0, 400)
                    .Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(3, 7)).Select(_ => Tokens[random.Next(Tokens.Length)])))
                    .Distinct(StringComparer.Ordinal),
            ];
            var seen = new Dictionary<string, TextKind>[4];
            Parallel.For(0, seen.Length, new ParallelOptions { MaxDegreeOfParallelism = seen.Length }, thread =>
            {
                var mine = seen[thread] = new Dictionary<string, TextKind>(StringComparer.Ordinal);
                for (var i = 0; i < 3 * log.Length; i++)
                {
                    var text = log[(i + (thread * 37)) % log.Length];
                    var kind = kinds.Of(text);
                    if (mine.TryGetValue(text, out var known)) Assert.Same(known, kind);
                    else mine.Add(text, kind);
                }
            });

            foreach (var text in log) Assert.All(seen, mine => Assert.Same(seen[0][text], mine[text]));
        }
    }
}
