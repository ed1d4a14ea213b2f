using CsCheck;
using DingTalk.Alerting.Tests.Digests;

namespace DingTalk.Alerting.Tests.Masking;

/// <summary>Masking reads each character a bounded number of times and allocates in proportion, whatever the text.</summary>
public sealed class MaskCostTests
{
    const int Length = 20_000;
    const int MostReads = 400;

    static readonly string[] Pieces =
    [
        "token:", "Cookie: x ", "password=\"", "password='", "://a:", "://", "eyJ", "eyJaaaaaaaaaa.", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----",
        "bearer ", "bearer .........", "=======", "a=\"'\\ ", "<password>", "SECSECSEC ", "Authorization: ", ";pwd:", "pwd={", ";pwd={", "%3D",
        "token%3D", "--password ", "--", "@", "a@", "a@b.", "1", "138 ", "1.", "10.0.", "4111-", "value=\"", "\"password\" value=", "密码：", "密码",
        "thin:", "thin:a/", "key ", "api key: ", "sk-", "SG.", "SG.a", "00000000:AA", "…", "=", ":", "-", "\"", "\\", "value=", "token=\\\"", "x",
    ];

    [Fact]
    public void ARepeatedPieceIsReadInLinearTime() => Assert.All(Pieces, static piece => AssertLinear(Repeat(piece)));

    [Fact]
    public void AnyMixtureOfPiecesIsReadInLinearTime() => Gen.OneOfConst(Pieces).Array[1, 6].Sample(
        static pieces => AssertLinear(Repeat(string.Concat(pieces))), iter: 300);

    [Fact]
    public void HostileTextIsReadInLinearTime() => SomeText.Hostile.Sample(static text => AssertLinear(text.Length == 0 ? "x" : text), iter: 2_000);

    [Fact]
    public void WhatIsAllocatedIsBoundedByTheText()
    {
        var rules = new MaskRules(SensitiveData.All, ["CustomerName"]);
        Assert.All(Pieces, piece =>
        {
            var text = Repeat(piece);
            rules.Mask(text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            rules.Mask(text);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60L * text.Length);
        });
    }

    [Fact]
    public void ATextWithNothingToMaskIsItself()
    {
        const string text = "Order A-1029 failed after 12 ms";
        Assert.Same(text, new MaskRules(SensitiveData.All).Mask(text));
    }

    static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, Length / piece.Length)));

    static void AssertLinear(string text)
    {
        var masker = new TextMasker(text, new MaskRules(SensitiveData.All, ["CustomerName"]));
        masker.Run();
        Assert.InRange(masker.Reads, 0, (long)MostReads * (text.Length + 64));
    }
}
