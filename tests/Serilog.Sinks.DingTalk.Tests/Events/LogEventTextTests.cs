using System.Globalization;
using Serilog.Events;
using Support;

namespace Serilog.Sinks.DingTalk.Tests.Events;

public sealed class LogEventTextTests
{
    [Theory]
    [InlineData("Payment {Id} failed", true)]
    [InlineData("{Id} failed", true)]
    [InlineData("失败 {Id}", true)]
    [InlineData("Payment {Other} of {Id}", true)]
    [InlineData("{Id}", false)]
    [InlineData("#{Id}: {Id:000}!", false)]
    [InlineData("Payment {Other} failed", false)]
    [InlineData("Payment {{Id}} failed", false)]
    [InlineData("Payment failed", false)]
    [InlineData("", false)]
    public void ATemplateIsTheIdentityWhereAHoleIsBoundAndAWordStandsOutside(string template, bool isTemplate)
    {
        var text = LogEventText.Of(Some.Event(template: template, properties: ("Id", 15)), null);

        Assert.Equal(isTemplate, text.Rendered is null);
    }

    [Theory]
    [InlineData("{Id}", false)]
    [InlineData("Payment {Other} failed", true)]
    [InlineData("Payment failed", true)]
    [InlineData("Payment {Id} failed", true)]
    public void OneTemplateWithoutBoundHolesAlwaysMeansOneKind(string template, bool isFixed)
        => Assert.Equal(isFixed, LogEventText.Of(Some.Event(template: template, properties: ("Id", 15)), null).IsFixed);

    [Theory]
    [InlineData("Payment of {Text}", "Payment of Ada \"A\" {x}")]
    [InlineData("Payment of {Text,22}|", "Payment of            Ada \"A\" {x}|")]
    [InlineData("Payment of {Text:j}", "Payment of \"Ada \\\"A\\\" {x}\"")]
    [InlineData("{Number:000.0} {Missing} {{brace}}", "001.5 {Missing} {brace}")]
    public void TextIsRenderedAsTheConsoleWould(string template, string expected)
    {
        var logEvent = Some.Event(template: template, properties: [("Text", "Ada \"A\" {x}"), ("Number", 1.5)]);

        Assert.Equal(expected, LogEventText.Render(logEvent, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void TheFormatProviderDecidesHowNumbersAreWritten()
    {
        var logEvent = Some.Event(template: "{Amount}", properties: ("Amount", 1.5));

        Assert.Equal("1,5", LogEventText.Of(logEvent, CultureInfo.GetCultureInfo("de-DE")).Rendered);
    }

    [Fact]
    public void AnEnormousTextIsCut()
    {
        var logEvent = Some.Event(template: "{Text}", properties: ("Text", new string('x', 1_000_000)));

        var text = LogEventText.Render(logEvent, null);

        Assert.Equal(4_096, text.Length);
        Assert.EndsWith("x…", text);
    }

    [Fact]
    public void AValueThatCannotBeRenderedIsNoReasonNotToCount()
    {
        var logEvent = Some.Event(template: "{Broken}", properties: ("Broken", new ThrowingValue()));

        Assert.Equal("{Broken}", LogEventText.Of(logEvent, null).Rendered);
    }

    sealed class ThrowingValue : LogEventPropertyValue
    {
        public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
            => throw new InvalidOperationException("broken");
    }
}
