using System.Text;
using CsCheck;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Markdown;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("List<string> & Dictionary<int, T>", "List&lt;string&gt; & Dictionary&lt;int, T&gt;")]
    [InlineData("&lt; &#60; & a&b; AT&T", "&amp;lt; &amp;#60; & a&amp;b; AT&T")]
    [InlineData("SELECT * FROM order_items WHERE _id = 2", "SELECT * FROM order_items WHERE \\_id = 2")]
    [InlineData("**bold** and __init__", "\\*\\*bold\\*\\* and \\_\\_init\\_\\_")]
    [InlineData("C:\\Users\\bob\\_x", "C:\\Users\\bob\\\\\\_x")]
    [InlineData("\\\\server\\share\\", "\\\\\\server\\share\\\\")]
    [InlineData("List`1", "Listˋ1")]
    [InlineData("bob@example.com @13800000000", "bob＠example\u200A.com ＠13800000000")]
    [InlineData("[a](b) [c][d] [e]: f", "[a]\u200B(b) [c]\u200B[d] [e]\u200B: f")]
    [InlineData("see https://a.b/c and www.d.e", "see https:\u200B//a.b/c and www\u200B.d.e")]
    [InlineData("~~x~~", "~\u200B~x~\u200B~")]
    [InlineData("a\r\nb\n\n  c", "a ↵ b ↵ c")]
    [InlineData("\u001b[31mred\u0000\u007F\t.", "␛[31mred␀␡ .")]
    [InlineData("user\u202Egnp.exe", "user\uFFFDgnp.exe")]
    [InlineData("  # not at a line's start  ", "# not at a line's start")]
    public void TextShowsAsItselfInALine(string text, string expected) => Assert.Equal(expected, Escape(text));

    [Fact]
    public void HalfASurrogatePairIsReplaced() => Assert.Equal("a\uFFFDb\uFFFD😀", Escape("a\uD83Db\uDE00😀"));

    [Theory]
    [InlineData("# a", "\u200B# a")]
    [InlineData("a\n# b", "a  \n\u200B# b")]
    [InlineData("a\n> b", "a  \n&gt; b")]
    [InlineData("a\n- b\n+ c\n* d", "a  \n\u200B- b  \n\u200B+ c  \n\\* d")]
    [InlineData("a\n1. b\n2) c\n3 d", "a  \n\u200B1. b  \n\u200B2) c  \n3 d")]
    [InlineData("a\n===\n---", "a  \n\u200B===  \n\u200B---")]
    [InlineData("a\n|b|\n|-|", "a  \n\u200B|b|  \n\u200B|-|")]
    [InlineData("a\n    b\n\tc", "a  \n\u00A0\u00A0\u00A0\u00A0b  \n\u00A0\u00A0\u00A0\u00A0c")]
    [InlineData("a\n\n\nb\u2028c", "a  \nb  \nc")]
    public void NoLineOfATextStartsABlock(string text, string expected)
    {
        var to = new StringBuilder();
        MarkdownText.Append(to, text, 1_000, MarkdownText.LineBreak, startsLine: true);
        Assert.Equal(expected, to.ToString());
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "ab…")]
    [InlineData("ab<cdef", 7, "ab…")]
    [InlineData("ab<cdef", 9, "ab&lt;…")]
    [InlineData("漢字漢字", 11, "漢字…")]
    [InlineData("a😀b😀", 9, "a😀b…")]
    [InlineData("a😀b😀", 8, "a😀…")]
    [InlineData("a😀b😀", 7, "a…")]
    [InlineData("a\"b\"c\"d", 8, "a\"b…")]
    [InlineData("abcdef", 3, "…")]
    [InlineData("abcdef", 2, "")]
    public void ACutFallsBetweenRunesAndOutsideEscapes(string text, int maxBytes, string expected) =>
        Assert.Equal(expected, Escape(text, maxBytes));

    [Fact]
    public void NoTextTakesMoreThanItsBytes() => Gen.Select(HostileText.Any, Gen.Int[0, 300]).Sample(
        static (text, maxBytes) =>
        {
            var escaped = Escape(text, maxBytes);
            Assert.InRange(JsonSize.Of(escaped), 0, maxBytes);
            if (Escape(text, int.MaxValue) is { } whole && JsonSize.Of(whole) <= maxBytes) Assert.Equal(whole, escaped);
            else if (maxBytes >= 3) Assert.EndsWith("…", escaped, StringComparison.Ordinal);
        },
        iter: 5_000);

    static string Escape(string text, int maxBytes = 1_000)
    {
        var to = new StringBuilder();
        MarkdownText.Append(to, text, maxBytes);
        return to.ToString();
    }

    [Theory]
    [InlineData("abc * def", 8, "abc …")]
    [InlineData("abc _ def", 8, "abc …")]
    [InlineData("abc * def", 9, "abc * def")]
    public void AMarkThatStoodAloneIsNotLeftBeforeTheEllipsis(string text, int maxBytes, string expected)
    {
        var to = new StringBuilder("**");
        MarkdownText.Append(to, text, maxBytes);
        Assert.Equal("**" + expected, to.ToString());
    }
}
