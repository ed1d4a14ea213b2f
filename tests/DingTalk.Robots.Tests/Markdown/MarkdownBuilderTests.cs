using CsCheck;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Markdown;

public sealed class MarkdownBuilderTests
{
    [Fact]
    public void APageOfEverything()
    {
        var text = new MarkdownBuilder()
            .Heading("Disk <full>")
            .Paragraph("one\r\ntwo @bob")
            .Quote("# not a heading")
            .List("a", "- b")
            .NumberedList("first", "second")
            .Text("see ").Bold("bold").Text(" and ").Link("the [page](x)", "https://a.example/b (c)").Line()
            .Italic("next").Line()
            .Link("bad", "javascript:alert(1)")
            .Picture("https://a.example/p.png")
            .Markdown("**mine**")
            .ToString();
        Assert.Equal(
            "#### Disk &lt;full&gt;\n\none  \ntwo ＠bob\n\n> \u200B# not a heading\n\n- a\n- \u200B- b\n\n1. first\n2. second\n\n"
            + "see **bold** and [the ［page］(x)](https://a.example/b%20%28c%29)  \n*next*  \nbad\n\n![](https://a.example/p.png)\n\n**mine**",
            text);
    }

    [Fact]
    public void ALongTextIsCutAtALineAndSaysHowMuchIsMissing()
    {
        var builder = new MarkdownBuilder().List([.. Enumerable.Range(0, 100).Select(static i => $"row {i}")]);
        var text = builder.ToString(120);
        Assert.True(JsonSize.Of(text) <= 120);
        var rows = text.Split('\n').Count(static line => line.StartsWith("- row", StringComparison.Ordinal));
        Assert.EndsWith($"\n\n… {100 - rows} more lines", text);
        Assert.InRange(rows, 9, 11);
        Assert.EndsWith("\n\n还有 " + (100 - rows), builder.ToString(120, static left => $"还有 {left}"));
    }

    [Theory]
    [InlineData("```\none\ntwo\nthree\nfour\nfive\nsix\nseven\n```", "\n```\n\n… ")]
    [InlineData("**one\ntwo\nthree\nfour\nfive\nsix\nseven**", "**\n\n… ")]
    public void WhatTheCallersMarkdownOpenedIsClosed(string markdown, string closing)
        => Assert.Contains(closing, new MarkdownBuilder().Markdown(markdown).ToString(42));

    [Fact]
    public void AMessageFitsTheRobotThatSendsIt()
    {
        using var robot = new WebhookRobot(Some.Options(new ScriptedHandler(Some.OkBody), Some.Clock()));
        var builder = new MarkdownBuilder().Heading("x").Paragraph(string.Join("\n", Enumerable.Repeat("磁盘满 \"C\"", 5000)));
        var message = builder.ToMessage("T", robot);
        Assert.InRange(robot.Measure(message with { MsgUuid = Guid.NewGuid().ToString("N") }), 19_000, 20_000);
        Assert.Contains("more lines", message.Text);
    }

    [Fact]
    public void NoTextIsLongerThanItMayBeAndNoneLeavesAMarkOpen() => Gen.Select(
        HostileText.Any.Array[0, 12], Gen.Int[0, 400]).Sample((texts, maxBytes) =>
    {
        var builder = new MarkdownBuilder();
        for (var i = 0; i < texts.Length; i++)
        {
            _ = (i % 6) switch
            {
                0 => builder.Heading(texts[i]),
                1 => builder.Paragraph(texts[i]),
                2 => builder.Quote(texts[i]),
                3 => builder.List(texts[i], texts[i]),
                4 => builder.Text(texts[i]).Bold("bold " + texts[i]).Line(),
                _ => builder.Link("link " + texts[i], "https://a.example/"),
            };
        }

        var text = builder.ToString(maxBytes);
        return JsonSize.Of(text) <= maxBytes
            && text.Split("**").Length % 2 == 1
            && text.Split("](").Length == text.Split("](https://a.example/)").Length
            && (JsonSize.Of(builder.ToString()) > maxBytes || text == builder.ToString());
    }, iter: 1_000);
}
