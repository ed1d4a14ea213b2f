using System.Text;

namespace DingTalk.Alerting.Tests.Grouping;

/// <summary>What .NET services write where they interpolate, each text labelled with the template that it would have had.</summary>
public sealed class ServiceTextsTests
{
    static readonly (string Kind, string Text)[] Log = Read();

    [Fact]
    public void TheCorpusIsWorthItsName()
    {
        Assert.InRange(Log.Length, 300, 1_000);
        Assert.InRange(Log.Select(e => e.Kind).Distinct(StringComparer.Ordinal).Count(), 60, 200);
    }

    [Fact]
    public void TextsAreGroupedAsTheirTemplatesWouldBe()
    {
        var score = Score(Log, new TextKinds());

        Assert.InRange(score.Accuracy, 0.94, 1);
        Assert.InRange(score.F1, 0.88, 1);
        Assert.Equal(0, score.Mixed);
    }

    [Fact]
    public void NoOrderOfEventsMixesKinds()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var score = Score([.. Log.OrderBy(_ => random.Next())], new TextKinds());

            Assert.True(score is { Mixed: 0, Accuracy: >= 0.90, F1: >= 0.85 }, $"seed {seed}: {score}");
        }
    }

    [Fact]
    public void LearningIsBetterThanMaskingAlone()
    {
        var masked = GroupingScore.Of([.. Log.Select(e => (e.Kind, (object)TextMask.Mask(e.Text)))]);
        var learned = Score(Log, new TextKinds());

        Assert.True(learned.Accuracy > masked.Accuracy + 0.05, $"{masked} and {learned}");
        Assert.True(learned.F1 > masked.F1 + 0.1, $"{masked} and {learned}");
    }

    static GroupingScore Score(IEnumerable<(string Kind, string Text)> log, TextKinds kinds) =>
        GroupingScore.Of([.. log.Select(e => (e.Kind, (object)kinds.Of(e.Text)))]);

    static (string Kind, string Text)[] Read()
    {
        using var stream = typeof(ServiceTextsTests).Assembly.GetManifestResourceStream("ServiceTexts.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line[..line.IndexOf('\t')], line[(line.IndexOf('\t') + 1)..]))];
    }
}
