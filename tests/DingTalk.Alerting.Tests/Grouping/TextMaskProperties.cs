using CsCheck;

namespace DingTalk.Alerting.Tests.Grouping;

public sealed class TextMaskProperties
{
    // Any characters, unpaired surrogates among them, hardly ever make a value: pieces of values, put together, do.
    static readonly Gen<string> Pieces = Gen.OneOfConst(
        "a", "ab", "Word", "worker7", "失败", "é", "ms", "s", "UTC", "Nov", "Mon", "1", "42", "0x1f", "deadbeef", "fe80", "C",
        "{*}", "{", "}", "*", " ", "  ", "\n", "\t", ".", ":", "/", "\\", "@", "~", "+", "-", "_", ",", ";", "|", "、", "=", "(", ")",
        "[", "]", "<", ">", "'", "\"", "`", "“", "”", "‘", "’", "「", "」", "://", "::", "../", "\ud83d", "\ude00", "１", "#", "%", "?", "=", "= ",
        " = ", "true", "GET", "\"GET /", "db.example.com", ":80", "ns.a.org", "&", "=(", "{a");

    static readonly Gen<string> Texts = Gen.OneOf(Pieces.Array[0, 24].Select(string.Concat), Gen.String[0, 60]);

    static readonly Gen<string> LongTexts = Pieces.Array[300, 1_500].Select(string.Concat);

    [Fact]
    public void MaskingAMaskedTextChangesNothing() =>
        Texts.Sample(text => Assert.Equal(TextMask.Mask(text), TextMask.Mask(TextMask.Mask(text))), iter: 20_000);

    [Fact]
    public void NoDigitSurvives() =>
        Texts.Sample(text => Assert.DoesNotContain(TextMask.Mask(text), char.IsDigit), iter: 20_000);

    [Fact]
    public void AnyLongTextIsMaskedToABoundedOne() =>
        LongTexts.Sample(text => Assert.True(TextMask.Mask(text).Length <= TextMask.MaxKept), iter: 500);

    [Fact]
    public void NumbersNeverMakeAKindOfTheirOwn() =>
        Gen.Select(Gen.OneOfConst("took {0} ms", "row{0} is bad", "第{0}行", "id={0}", "a-{0}-b", "'x{0}'", "/a/{0}", "x@{0}.com", "1.{0}"),
                Gen.UInt, Gen.UInt)
            .Sample((template, one, other) => Assert.Equal(
                TextMask.Mask(template.Replace("{0}", $"{one}", StringComparison.Ordinal)),
                TextMask.Mask(template.Replace("{0}", $"{other}", StringComparison.Ordinal))));

    [Fact]
    public void WordsOfLettersNeverMerge()
    {
        var words = Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters)).Array[1, 8]
            .Select(parts => string.Join(' ', parts));

        words = words.Where(text => !$" {text} ".Contains(" true ", StringComparison.Ordinal) && !$" {text} ".Contains(" false ", StringComparison.Ordinal));
        words.Sample(text => Assert.Equal(text, TextMask.Mask(text)));
    }
}
