using System.Globalization;
using DingTalk.Extensions.Logging.Rendering;

namespace DingTalk.Extensions.Logging.Tests.Rendering;

public sealed class ValueTextTests
{
    [Fact]
    public void NumbersAndDatesDoNotDependOnTheMachine()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");

        Assert.Equal("1.5", ValueText.Of(1.5));
        Assert.Equal("11/23/2026 06:00:00", ValueText.Of(new DateTime(2026, 11, 23, 6, 0, 0)));
    }

    [Fact]
    public void NothingIsShownAsNothing() => Assert.Equal("(null)", ValueText.Of(null));

    [Fact]
    public void AListIsItsItems() => Assert.Equal("1, two, (null), Int32[]", ValueText.Of(new object?[] { 1, "two", null, new int[2] }));

    [Fact]
    public void AnEndlessListEnds() => Assert.EndsWith(", …", ValueText.Of(Endless()));

    [Fact]
    public void AValueThatThrowsSaysSo() => Assert.Equal("(InvalidOperationException from Broken)", ValueText.Of(new Broken()));

    [Fact]
    public void ALongTextIsCutBetweenCharacters()
    {
        var text = ValueText.Of(new string('x', ValueText.MaxLength - 2) + "😀😀");

        Assert.Equal(new string('x', ValueText.MaxLength - 2) + "…", text);
    }

    static IEnumerable<int> Endless()
    {
        while (true) yield return 1;
    }

    sealed class Broken
    {
        public override string ToString() => throw new InvalidOperationException();
    }
}
