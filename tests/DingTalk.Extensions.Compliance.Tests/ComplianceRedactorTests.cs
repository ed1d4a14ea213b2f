using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;

namespace DingTalk.Extensions.Compliance.Tests;

public sealed class ComplianceRedactorTests
{
    static readonly DataClassification Personal = new("Tests", "Personal");
    static readonly DataClassification Secret = new("Tests", "Secret");

    [Theory]
    [InlineData("CustomerName", "Bob", "<3>")]
    [InlineData("customername", "Bob", "<3>")]
    [InlineData("Order.CustomerName", "Bob", "<3>")]
    [InlineData("Pin", "1234", null)]
    [InlineData("OrderId", "A-1029", "A-1029")]
    [InlineData("Name.CustomerName.Length", "3", "3")]
    [InlineData(null, "Bob called", "Bob called")]
    public void AValuePassesThroughTheRedactorOfItsPropertysClass(string? property, string value, string? told) =>
        Assert.Equal(told, Redactor(new AlertClassification().Classify("CustomerName", Personal).Classify("Pin", Secret)).Redact(value, property));

    [Fact]
    public void TextIsRedactedWhereItHasAClass() =>
        Assert.Equal("<10>", Redactor(new AlertClassification { Text = Personal }).Redact("Bob called", property: null));

    [Fact]
    public void SeveralClassesAskForTheRedactorOfTheirSet()
    {
        var redactor = Redactor(new AlertClassification().Classify("Both", Personal, Secret));
        Assert.Equal("<<3>>", redactor.Redact("Bob", "Both"));
    }

    [Fact]
    public void ALaterClassReplacesAnEarlierOne() =>
        Assert.Null(Redactor(new AlertClassification().Classify("Pin", Personal).Classify("PIN", Secret)).Redact("1234", "Pin"));

    [Fact]
    public void WhatIsMissingIsSaid()
    {
        var classification = new AlertClassification();
        Assert.Contains("name of the property", Assert.Throws<ArgumentException>(() => classification.Classify(" ", Personal)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one classification for Pin", Assert.Throws<ArgumentException>(() => classification.Classify("Pin")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new ComplianceRedactor(null!, classification));
    }

    static ComplianceRedactor Redactor(AlertClassification classification)
    {
        var services = new ServiceCollection().AddRedaction(static r => r
            .SetRedactor<LengthRedactor>(Personal)
            .SetRedactor<ErasingRedactor>(Secret)
            .SetRedactor<DoubleRedactor>(new DataClassificationSet(Personal, Secret)));
        return new ComplianceRedactor(services.BuildServiceProvider().GetRequiredService<IRedactorProvider>(), classification);
    }

    sealed class LengthRedactor : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => $"<{input.Length}>".Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            var text = $"<{source.Length}>";
            text.CopyTo(destination);
            return text.Length;
        }
    }

    sealed class DoubleRedactor : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => $"<<{input.Length}>>".Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            var text = $"<<{source.Length}>>";
            text.CopyTo(destination);
            return text.Length;
        }
    }
}
