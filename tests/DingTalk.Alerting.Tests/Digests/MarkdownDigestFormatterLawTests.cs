using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>What holds for every message, whatever the log says.</summary>
public sealed class MarkdownDigestFormatterLawTests
{
    const int Iterations = 2_000;
    const string BlockStart =
        @"^(?:#|>|[-+*](?:\s|$)|\d{1,9}[.)]|=+\s*$|-{2,}|\*\s*\*\s*\*|_{3}|\||:?-+:?\s*\||~~~|```|[ \t])";

    static readonly MarkdownDigestFormatter[] Formatters =
    [
        new(SomeDigest.Options("zh")),
        new(SomeDigest.Options("en")),
        new(new DingTalkOptions
        {
            ActionCard = true,
            Application = "a\n# **b** `c` <d> [e](f) @13800000000",
            ApplicationVersion = "1.0\n# [x](y)",
            DetailsUrl = "https://traces.example.com/?q={Template}&e={Exception}&c={Category}",
            Environment = "**事件 7 条**\n\n**Events: 7**",
            Instance = "_i_\n> **j",
            TimeZone = "UTC",
            TraceUrl = "https://traces.example.com/",
            Runbooks = [new RunbookOptions { Template = "*e*", Url = "https://traces.example.com/{Category}/{Template}" }],
        }),
    ];

    static readonly Gen<Digest> Digests = Gen.Select(
        SomeText.Digest, Gen.Bool, SomeText.Hostile.Array[0, 4], Gen.Bool,
        static (digest, isStorm, texts, isEarly) => digest with
        {
            IsStorm = isStorm,
            StartedAt = isEarly ? SomeDigest.Now.AddMinutes(-5) : null,
            Quiet = [.. texts.Select(static text => new DigestQuiet { Id = 9, Level = AlertLevel.Error, Template = text, EpisodeCount = 3, EpisodeStart = SomeDigest.Now, Last = SomeDigest.Now })],
            Groups =
            [
                .. digest.Groups.Select((group, i) => group with
                {
                    Id = i + 1,
                    IsFirst = group.IsNew && isEarly,
                    Context = [.. (i == 0 ? texts : []).Select(static text => new AlertContextLine { Timestamp = SomeDigest.Now, Level = AlertLevel.Debug, Message = text })],
                }),
            ],
        });

    static readonly Gen<(Digest Digest, int MaxBytes, MarkdownDigestFormatter Formatter)> Cases = Gen.Select(
        Digests,
        Gen.Frequency((3, Gen.Int[MarkdownDigestFormatter.MinBytes, 2_000]), (1, Gen.Int[2_000, 19_000])),
        Gen.OneOfConst(Formatters));

    static readonly Regex OurLink = new(@"\]\(https://traces\.example\.com/[^()<>\s]*\)");
    static readonly Regex Account = new(@"^#### [^\n]*\n\n\*\*(?:事件 |Events: )([0-9]+)(?: 条)?\*\*");
    static readonly Regex Entry = new(@"^(?:🔴|🟠|🟡|⚪) \*\*\w+ ×([0-9,]+)\*\* · ", RegexOptions.Multiline);
    static readonly Regex More = new(@"\n\n(?:另有 ([0-9,]+) 类、([0-9,]+) 条|and ([0-9,]+) more kinds?, ([0-9,]+) events?)(?=$|\n\n(?:\*\*|✅ ))");

    [Fact]
    public void NoMessageTakesMoreThanItsBytes() => Cases.Sample(
        static c =>
        {
            var message = Format(c);
            var buttons = message.Buttons.Sum(static b => JsonSize.Of(b.Title) + JsonSize.Of(b.Url));
            Assert.InRange(JsonSize.Of(message.Title) + JsonSize.Of(message.Text) + buttons, 1, c.MaxBytes);
            Assert.NotEqual("", message.Title);
        },
        iter: Iterations);

    [Fact]
    public void WhatIsVisibleAndWhatIsMoreAddUpToTheAccount() => Cases.Sample(
        static c =>
        {
            var text = Format(c).Text;
            var visible = 0L;
            var kinds = 0;
            foreach (Match entry in Entry.Matches(text))
            {
                visible += Number(entry.Groups[1].Value);
                kinds++;
            }

            var isLone = c.Digest.Groups.Count == 1 && c.Digest.EventCount == 1 && !c.Digest.Groups[0].IsOther;
            var more = More.Match(text);
            if (more.Success)
            {
                kinds += (int)Number(more.Groups[1].Value + more.Groups[3].Value);
                visible += Number(more.Groups[2].Value + more.Groups[4].Value);
            }
            else if (isLone)
            {
                kinds = 1;
                visible = 1;
            }

            Assert.Equal(c.Digest.EventCount, visible);
            Assert.Equal(c.Digest.Groups.Count, kinds);
            Assert.Equal(c.Digest.EventCount, MarkdownDigestFormatter.ReadEventCount(text));
            Assert.Equal(c.Digest.EventCount, Number(Account.Match(text).Groups[1].Value));
        },
        iter: Iterations);

    [Fact]
    public void LogTextFormsNothing() => Cases.Sample(
        static c =>
        {
            var text = Format(c).Text;
            var lines = text.Split('\n');
            Assert.StartsWith("#### ", lines[0], StringComparison.Ordinal);
            foreach (var line in lines.Skip(1))
            {
                var content = line.StartsWith("> ", StringComparison.Ordinal) ? line.Substring(2) : line;
                Assert.False(Regex.IsMatch(content, BlockStart), $"A block starts in: {line}");
                Assert.DoesNotContain(">", content, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("`", text, StringComparison.Ordinal);
            Assert.DoesNotContain("~~", text, StringComparison.Ordinal);
            Assert.DoesNotContain("][", text, StringComparison.Ordinal);
            Assert.DoesNotContain("]:", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, static ch => char.IsControl(ch) && ch != '\n');

            // A lone newline does not break a line on DingTalk.
            Assert.DoesNotMatch(@"(?<!  |\n)\n(?!\n)", text);

            // Where our own links lead is in them alone, whatever is asked for there.
            var withoutOurLinks = OurLink.Replace(text, "]");
            Assert.DoesNotContain("www.", withoutOurLinks, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("](", withoutOurLinks, StringComparison.Ordinal);
            Assert.DoesNotContain("://", withoutOurLinks, StringComparison.Ordinal);
        },
        iter: Iterations);

    [Fact]
    public void NothingIsBoldButWhatWeMadeBold() => Cases.Sample(
        static c =>
        {
            foreach (var line in Format(c).Text.Split('\n'))
            {
                var bare = line.Replace("\\\\", "").Replace("\\*", "").Replace("\\_", "");
                var asterisks = bare.Replace("**", "");
                Assert.Equal(0, (bare.Length - asterisks.Length) / 2 % 2);
                Assert.False(Regex.IsMatch(asterisks, @"\*\S|\S\*"), line);
            }
        },
        iter: Iterations);

    [Fact]
    public void OnlyThoseWhoAreAskedForAreMentioned() => Cases.Sample(
        static c =>
        {
            var message = Format(c);
            var asked = new List<string>();
            if (message.Mentions is { } mentions)
            {
                asked.AddRange(mentions.Mobiles);
                asked.AddRange(mentions.UserIds);
                if (mentions.Everyone) asked.Add("所有人");
            }

            Assert.Equal(asked.Count, message.Text.Count(static ch => ch == '@'));
            Assert.All(asked, who => Assert.Contains("@" + who, message.Text, StringComparison.Ordinal));
            Assert.Equal(c.Digest.Mentions is null, message.Mentions is null);
            Assert.DoesNotContain("@", message.Title, StringComparison.Ordinal);
        },
        iter: Iterations);

    [Fact]
    public void ButtonsLeadWhereTheOptionsSayAlone() => Cases.Sample(
        static c => Assert.All(
            Format(c).Buttons,
            static button =>
            {
                Assert.StartsWith("https://traces.example.com/", button.Url, StringComparison.Ordinal);
                Assert.Equal("traces.example.com", new Uri(button.Url).Host);
                Assert.InRange(button.Title.Length, 1, 10);
            }),
        iter: Iterations);

    [Fact]
    public void WhateverIsSaidOfEachKindTheBuilderKeepsToBytesAndAccount() => Cases.Sample(
        static c =>
        {
            var builder = c.Formatter.Begin(c.Digest, c.MaxBytes);
            foreach (var group in c.Digest.Groups)
            {
                if (!builder.TryTell(group, builder.EntryOf(group))) break;
                builder.AddDetailsOf(group);
                builder.TryAddLine(builder.Escape(group.Template, 100));
            }

            var (title, text, buttons) = builder.Build() switch
            {
                ActionCardMessage card => (card.Title, card.Text, card.Buttons),
                var message => (((MarkdownMessage)message).Title, ((MarkdownMessage)message).Text, []),
            };
            Assert.InRange(JsonSize.Of(title) + JsonSize.Of(text) + buttons.Sum(static b => JsonSize.Of(b.Title) + JsonSize.Of(b.Url)), 1, c.MaxBytes);
            Assert.Equal(c.Digest.EventCount, MarkdownDigestFormatter.ReadEventCount(text));
            var more = More.Match(text);
            var visible = Entry.Matches(text).Sum(static m => Number(m.Groups[1].Value));
            Assert.Equal(c.Digest.EventCount, visible + (more.Success ? Number(more.Groups[2].Value + more.Groups[4].Value) : 0));
        },
        iter: Iterations);

    [Fact]
    public void CountsOnlyTellsNothingOfTheEventsThemselves() => Cases.Sample(
        static c =>
        {
            var digest = c.Digest with
            {
                CountsOnly = true,
                Groups = [.. c.Digest.Groups.Select(static g => g with { Samples = [new AlertSample { Timestamp = g.Last, Message = "forbidden" }], Context = [new AlertContextLine { Timestamp = g.Last, Level = AlertLevel.Debug, Message = "f0rbidden" }] })],
            };
            var message = Format(c with { Digest = digest });
            Assert.DoesNotContain("forbidden", message.Title + message.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("f0rbidden", message.Text, StringComparison.Ordinal);
        },
        iter: Iterations);

    static (string Title, string Text, Mentions? Mentions, IReadOnlyList<ActionCardButton> Buttons) Format(
        (Digest Digest, int MaxBytes, MarkdownDigestFormatter Formatter) c) => c.Formatter.Format(c.Digest, c.MaxBytes) switch
        {
            MarkdownMessage message => (message.Title, message.Text, message.Mentions, []),
            ActionCardMessage card => (card.Title, card.Text, card.Mentions, card.Buttons),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };

    static long Number(string digits) =>
        long.Parse(digits, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
