using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>A formatter of one's own, made of the shipped one's parts.</summary>
public sealed class OwnFormatterTests
{
    [Fact]
    public async Task AFormatterOfOnesOwnSaysWhatItWantsAndKeepsTheAccount()
    {
        await using var bench = new Bench(static options =>
        {
            options.Application = "Shop";
            options.Language = "en";
            options.Formatter = new TeamFormatter(options);
        });
        bench.LogMany(3, "Payment {Id} failed");
        bench.Log("Stock *gone*");
        await bench.Pass(TimeSpan.FromSeconds(5));

        var text = ((MarkdownMessage)Assert.Single(bench.Robot.Delivered)).Text;
        Assert.Equal(4, MarkdownDigestFormatter.ReadEventCount(text));
        Assert.Contains("\n\nTeam Payments: Payment {Id} failed (3)", text, StringComparison.Ordinal);
        Assert.Contains("\n\nTeam Payments: Stock \\*gone\\* (1)", text, StringComparison.Ordinal);
        Assert.Contains("> Ask in 5678", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AKindIsToldOnceAndOnlyWhereItBelongs()
    {
        var digest = SomeDigest.Reminder();
        var builder = new MarkdownDigestFormatter(SomeDigest.Options("en")).Begin(digest, 2_000);
        Assert.True(builder.TryTell(digest.Groups[0], "x"));
        Assert.Throws<ArgumentException>(() => builder.TryTell(digest.Groups[0], "x"));
        Assert.Throws<ArgumentException>(() => builder.TryTell(SomeDigest.Payment(3), "x"));
        builder.Build();
        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.False(builder.TryAddLine("x"));
    }

    [Fact]
    public void WhatHasNoRoomIsCounted()
    {
        var digest = SomeDigest.Storm(5);
        var builder = new MarkdownDigestFormatter(SomeDigest.Options("en")).Begin(digest, 1_000);
        Assert.True(builder.TryTell(digest.Groups[0], "first"));
        Assert.False(builder.TryTell(digest.Groups[1], new string('x', 1_000)));
        var text = ((MarkdownMessage)builder.Build()).Text;
        Assert.EndsWith($"\n\nfirst\n\nand 4 more kinds, {Words.Number(digest.EventCount - digest.Groups[0].Count)} events", text, StringComparison.Ordinal);
    }

    /// <summary>Names the team that is in charge.</summary>
    sealed class TeamFormatter(DingTalkOptions options) : IDigestFormatter
    {
        readonly MarkdownDigestFormatter _shipped = new(options);

        public RobotMessage Format(Digest digest, int maxBytes)
        {
            var message = _shipped.Begin(digest, maxBytes);
            foreach (var group in digest.Groups)
            {
                if (!message.TryTell(group, $"Team Payments: {message.Escape(group.Template, 200)} ({group.Count})")) break;
                message.AddDetailsOf(group);
                message.TryAddLine("Ask in 5678");
            }

            return message.Build();
        }
    }
}
