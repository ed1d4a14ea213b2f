using DingTalk.Testing.Rendering;

namespace DingTalk.Testing.Tests.Rendering;

public class PlainTextTests
{
    static readonly MessageMentions Two = new() { Mobiles = ["138", "1380"], UserIds = ["user1"] };

    [Fact]
    public void LinesBreakAndMarkdownIsText() =>
        Assert.Equal("paragraph('**a**' / '<b>')", Outline.Of(PlainText.Render("**a**\r\n<b>", new MessageMentions())));

    [Fact]
    public void AMentionIsBlueWhereItIsAskedForAndWritten()
    {
        Assert.Equal("paragraph(mention'@1380' ' and ' mention'@user1' ' and @999')", Outline.Of(PlainText.Render("@1380 and @user1 and @999", Two)));
        Assert.Equal("paragraph('138')", Outline.Of(PlainText.Render("138", Two)));
    }

    [Fact]
    public void EveryoneIsAMentionOnlyWhereAskedFor()
    {
        Assert.Equal("paragraph(mention'@所有人' ' a')", Outline.Of(PlainText.Render("@所有人 a", new MessageMentions { Everyone = true })));
        Assert.Equal("paragraph('@所有人 a')", Outline.Of(PlainText.Render("@所有人 a", new MessageMentions())));
    }

    [Fact]
    public void AnAddressIsALinkWithoutWhatFollowsIt() => Assert.Equal(
        "paragraph('see ' link<https://example.com/a>('https://example.com/a') '. javascript:x')",
        Outline.Of(PlainText.Render("see https://example.com/a. javascript:x", new MessageMentions())));

    [Theory]
    [InlineData("@138")]
    [InlineData("https://a ")]
    [InlineData("\n")]
    [InlineData("h")]
    public void AMegabyteIsCut(string part)
    {
        var text = PlainText.Render(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)), Two);
        Assert.InRange(text.Omitted, 900_000, 1_000_000);
        Assert.InRange(text.Nodes[0].Children!.Count, 0, RenderBudget.MaxNodes);
    }

    [Fact]
    public void ACutLeavesNoHalfOfACharacter() => Assert.Equal("a", VisibleText.Cut("a😀", 2));
}
