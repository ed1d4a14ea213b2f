using DingTalk.Testing.Rendering;

namespace DingTalk.Testing.Tests.Rendering;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("# a", "h1('a')")]
    [InlineData("###### a", "h6('a')")]
    [InlineData("> a", "quote(paragraph('a'))")]
    [InlineData("**a** and *b*", "paragraph(bold('a') ' and ' italic('b'))")]
    [InlineData("[a](https://example.com/)", "paragraph(link<https://example.com/>('a'))")]
    [InlineData("![a](https://example.com/a.png)", "paragraph(image<https://example.com/a.png>'a')")]
    [InlineData("- a\n- b", "ul(item(paragraph('a')) item(paragraph('b')))")]
    [InlineData("3. a\n4. b", "ol3(item(paragraph('a')) item(paragraph('b')))")]
    [InlineData("a &lt;b&gt; &amp; c", "paragraph('a <b> & c')")]
    public void TheDocumentedSubsetShowsOnBothClients(string markdown, string expected)
    {
        Assert.Equal(expected, Outline.Desktop(markdown));
        Assert.Equal(expected, Outline.Phone(markdown));
    }

    [Theory]
    [InlineData("a\nb", "paragraph('a b')")]
    [InlineData("a  \nb", "paragraph('a' / 'b')")]
    [InlineData("a\n\nb", "paragraph('a') paragraph('b')")]
    public void OnlyTwoSpacesOrABlankLineBreakALine(string markdown, string expected)
    {
        Assert.Equal(expected, Outline.Desktop(markdown));
        Assert.Equal(expected, Outline.Phone(markdown));
    }

    [Theory]
    [InlineData("a List<string> b")]
    [InlineData("a Dictionary<string, int> b")]
    [InlineData("a <div onclick=\"x()\">b</div>")]
    [InlineData("`List<string>`")]
    [InlineData("```\nList<string>\n```")]
    [InlineData("a <!-- b -->")]
    public void WhatLooksLikeATagBlanksTheMessageOnAPhone(string markdown)
    {
        Assert.Equal("BLANK", Outline.Phone(markdown));
        Assert.DoesNotContain("<string", Outline.Desktop(markdown));
    }

    [Theory]
    [InlineData("a < b and c > d")]
    [InlineData("a &lt;b&gt;")]
    [InlineData("a \\<b>")]
    [InlineData("<font color=#FF0000>a</font>")]
    public void WhatOnlyResemblesATagDoesNot(string markdown) => Assert.NotEqual("BLANK", Outline.Phone(markdown));

    [Fact]
    public void ATableShowsOnTheDesktopOnly()
    {
        const string table = "| a | b |\n|---|---|\n| 1 | 2 |";
        Assert.Equal("table(row(cell('a') cell('b')) row(cell('1') cell('2')))", Outline.Desktop(table));
        Assert.Equal("paragraph('| a | b | |---|---| | 1 | 2 |')", Outline.Phone(table));
    }

    [Fact]
    public void CodeShowsOnTheDesktopOnly()
    {
        Assert.Equal("code'var a = 1;'", Outline.Desktop("```cs\nvar a = 1;\n```"));
        Assert.Equal("paragraph('```cs var a = 1; ```')", Outline.Phone("```cs\nvar a = 1;\n```"));
        Assert.Equal("paragraph(code'a')", Outline.Desktop("`a`"));
        Assert.Equal("paragraph('`a`')", Outline.Phone("`a`"));
    }

    [Fact]
    public void IndentationMakesNoCodeAndAPhoneKeepsNoListInAList()
    {
        Assert.Equal("paragraph('at Shop.Orders.Place()')", Outline.Desktop("    at Shop.Orders.Place()"));
        Assert.Equal("ul(item(paragraph('a') ul(item(paragraph('b')))))", Outline.Desktop("- a\n  - b"));
        Assert.Equal("ul(item(paragraph('a')) item(paragraph('b')))", Outline.Phone("- a\n  - b"));
    }

    [Fact]
    public void ARuleShowsOnTheDesktopOnlyAndMakesNoHeading()
    {
        Assert.Equal("paragraph('a') rule", Outline.Desktop("a\n\n---"));
        Assert.Equal("paragraph('a') paragraph('---')", Outline.Phone("a\n\n---"));
        Assert.DoesNotContain("h2", Outline.Desktop("a\n---"));
    }

    [Fact]
    public void AStrokeThroughTextIsNotKnown() => Assert.Equal("paragraph('~~a~~')", Outline.Desktop("~~a~~"));

    [Fact]
    public void ANumberedListNeedsABlankLineBeforeIt()
    {
        Assert.Equal("paragraph('a' ' 1. b 2. c')", Outline.Desktop("a\n1. b\n2. c"));
        Assert.Equal("paragraph('a') ol1(item(paragraph('b')))", Outline.Desktop("a\n\n1. b"));
    }

    [Theory]
    [InlineData("<font color=#FF0000>a</font>b", "paragraph(#ff0000('a') 'b')")]
    [InlineData("<font color='#00ff00' size=3>a</font>", "paragraph(#00ff00('a'))")]
    [InlineData("<font color=#FF0000>**a**", "paragraph(#ff0000(bold('a')))")]
    [InlineData("<font color=\"#ff0000;background:url(x)\">a</font>", "paragraph('a')")]
    [InlineData("<font color=#F00>a</font>", "paragraph('a')")]
    [InlineData("a</font>", "paragraph('a')")]
    public void AFontsColourIsSixDigitsOrNone(string markdown, string expected)
    {
        Assert.Equal(expected, Outline.Desktop(markdown));
        Assert.Equal(expected, Outline.Phone(markdown));
    }

    [Fact]
    public void AColoursNameIsKnownToTheDesktopOnly()
    {
        Assert.Equal("paragraph(#ff0000('a'))", Outline.Desktop("<font color=red>a</font>"));
        Assert.Equal("paragraph('a')", Outline.Phone("<font color=red>a</font>"));
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("[a](/relative)")]
    [InlineData("[a](//example.com)")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("![a](@lADPmediaId)")]
    public void AnAddressThatMustNotOpenStaysText(string markdown)
    {
        Assert.DoesNotContain("link<", Outline.Desktop(markdown));
        Assert.DoesNotContain("image<", Outline.Desktop(markdown));
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fexample.com")]
    [InlineData("mailto:on-call@example.com")]
    [InlineData("tel:+8657112345")]
    public void AnAddressThatMayOpenIsALink(string address) =>
        Assert.Contains($"link<{address}>", Outline.Desktop($"[a]({address})"));

    [Fact]
    public void ControlsOfWritingDirectionAreVisible()
    {
        Assert.Equal("paragraph('a⟨U+202E⟩b⟨U+2066⟩')", Outline.Desktop("a\u202Eb\u2066"));
        Assert.Equal("paragraph(link<https://example.com/%E2%80%AEa>('⟨U+202E⟩x'))", Outline.Desktop("[\u202Ex](https://example.com/\u202Ea)"));
    }

    [Fact]
    public void MentionsAreNotBlueInMarkdown() => Assert.Equal("paragraph('@13800138000')", Outline.Desktop("@13800138000"));

    [Theory]
    [InlineData("[", 20_000)]
    [InlineData("![", 10_000)]
    [InlineData("*a ", 7_000)]
    [InlineData("**a*", 5_000)]
    [InlineData("> ", 10_000)]
    [InlineData("- ", 10_000)]
    [InlineData("<font color=#ff0000>", 1_000)]
    [InlineData("<", 20_000)]
    [InlineData("`", 20_000)]
    [InlineData("` ``", 5_000)]
    [InlineData("|a", 10_000)]
    [InlineData("a\n", 10_000)]
    [InlineData("\n", 20_000)]
    [InlineData("[a](https://example.com/)", 800)]
    [InlineData("&#x", 6_000)]
    [InlineData("𝕏", 400_000)]
    public void NothingMakesMoreThanThePageCanBear(string part, int times)
    {
        var source = string.Concat(Enumerable.Repeat(part, times));
        foreach (var target in new[] { RenderTarget.Desktop, RenderTarget.Phone })
        {
            var text = MarkdownText.Render(source, target);
            var (nodes, depth, characters) = Measure(text.Nodes);
            Assert.InRange(nodes, 0, 2 * RenderBudget.MaxNodes);
            Assert.InRange(depth, 0, 3 * RenderBudget.MaxDepth);
            Assert.InRange(characters, 0, 4 * RenderBudget.MaxCharacters);
        }
    }

    [Fact]
    public void WhatIsLeftOutIsCounted()
    {
        var text = MarkdownText.Render(new string('a', 25_000), RenderTarget.Desktop);
        Assert.Equal(5_000, text.Omitted);
        Assert.Equal(20_000, text.Nodes[0].Children![0].Text!.Length);
    }

    static (int Nodes, int Depth, int Characters) Measure(IReadOnlyList<ViewNode>? nodes)
    {
        var (count, depth, characters) = (0, 0, 0);
        foreach (var node in nodes ?? [])
        {
            var inner = Measure(node.Children);
            count += 1 + inner.Nodes;
            depth = Math.Max(depth, 1 + inner.Depth);
            characters += (node.Text?.Length ?? 0) + inner.Characters;
        }

        return (count, depth, characters);
    }
}
