using CsCheck;

namespace DingTalk.Robots.Tests.Support;

/// <summary>Text at its worst: what breaks markdown, what fakes a mention or a link, half characters, sheer length.</summary>
static class HostileText
{
    static readonly string[] Fragments =
    [
        "\n", "\r\n", "\n\n", "\n# ", "\n> ", "\n- ", "\n1. ", "\n    ", "\n---\n", "\n```\n", "**", "*", "_", "__", "`", "~~", "[a](https://evil.example)",
        "![x](http://evil.example/p.png)", "](", "]:", "]", "[", "(", ")", "\\", "\\*", "&lt;", "&", "<script>", "<", ">", "@13800000000", "@所有人", "@",
        "https://evil.example/a?b=c", "😀", "👩‍👩‍👧", "\uD83D", "\uDE00", "漢字", "é", "\u202E", "\u0000", "\u2028", "\u200B", "\"", "a", "word ", " ", "…", "#", ":", "!",
    ];

    public static readonly Gen<string> Any = Gen.Frequency(
        (20, Gen.OneOfConst(Fragments).Array[0, 12].Select(static parts => string.Concat(parts))),
        (4, Gen.Char.Array[0, 40].Select(static chars => new string(chars))),
        (1, Gen.OneOfConst(Fragments).Select(static part => string.Concat(Enumerable.Repeat(part, 300)))));
}
