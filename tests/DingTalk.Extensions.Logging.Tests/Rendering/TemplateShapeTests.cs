using DingTalk.Extensions.Logging.Rendering;

namespace DingTalk.Extensions.Logging.Tests.Rendering;

public sealed class TemplateShapeTests
{
    [Theory]
    [InlineData("Order {Id} failed", true, true)]
    [InlineData("Order {Id,10:N2} failed", true, true)]
    [InlineData("订单 {Id}", true, true)]
    [InlineData("{Id}", true, false)]
    [InlineData("{Id}: {Id} - 12", true, false)]
    [InlineData("Order {Other} failed", false, true)]
    [InlineData("Order failed", false, true)]
    [InlineData("Order {{Id}} failed", false, true)]
    [InlineData("{{{Id}}}", true, false)]
    [InlineData("Order {Id", false, true)]
    [InlineData("}{", false, false)]
    [InlineData("{}", false, false)]
    [InlineData("", false, false)]
    public void HolesAndWordsAreFound(string template, bool hasBoundHole, bool hasWord)
    {
        var shape = TemplateShape.Of(template, [new("Id", 1)]);

        Assert.Equal(hasBoundHole, shape.HasBoundHole);
        Assert.Equal(hasWord, shape.HasWord);
    }
}
