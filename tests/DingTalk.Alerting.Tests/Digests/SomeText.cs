using CsCheck;
using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>Log text at its worst: what breaks markdown, what fakes a mention or an account, half characters, sheer length.</summary>
static class SomeText
{
    static readonly string[] Fragments =
    [
        "\n", "\r\n", "\n\n", "\n# ", "\n> ", "\n- ", "\n1. ", "\n2) ", "\n    ", "\n\t", "\n---\n", "\n===", "\n| a | b |\n|---|---|", "\n```\n", "\n~~~",
        "**", "*", "_", "__", "`", "``", "~~", "[a](https://evil.example)", "![x](http://evil.example/p.png)", "[a]", "](", "]:", "]", "[",
        "(", ")", "\\", "\\\\", "\\*", "&lt;", "&#60;", "&", "<script>", "List<string>", "<", ">", "@13800000000", "@manager_1", "@所有人",
        "@", "https://evil.example/a?b=c", "www.evil.example", "mailto:a@b.c", "#### x\n\n**事件 7 条**", "\n\n**Events: 7**", "**事件 7 条**",
        "😀", "👩‍👩‍👧", "\uD83D", "\uDE00", "漢字", "é", "\u202E", "\u0000", "\u001b[31m", "\u2028", "\u0085", "\u200B", "\uFEFF", "\"", "a", "word ", " ", "  ",
        "C:\\Users\\x", "password=hunter2;", "{OrderId}", "…", "🔴 **致命 ×9**", "另有 3 类、4 条", "#", "+", "=", "|", ":", "0.", "!",
        "evil.example.com", "evil.com", "EVIL.COM/x", "evil.cn:80", "评测evil.中国", "evil.xn--p1ai", "evil.co.uk?a=1", "//evil.io", "[evil.net]", "evil.com.",
        "evil.dev，", "a_evil.org_", "**evil.com**", "tel:13800000000", "mailto:a@evil.com", "javascript:x", "ftp://evil.com", "www.evil.com",
        "dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fevil.com", "sms:13800000000", "HTTPS://EVIL.COM", "System.Net.Http", "System.IO.",
        "@all", "@ALL", "＠13800000000", "@138 0000 0000", "@\u200B13800000000", "\\@13800000000", "&#64;13800000000", "&commat;all", "@{13800000000}",
        "\u202D", "\u2066x\u2069", "\u061C", "\u200E", "\u2060", "\u00AD", "\u200C", "\u200D", "\uDB40\uDC41", "\u180E", "\u3164", "\uFFFE", "\uFFF9",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "\u0301", "\u20DD", "\uFE0F", "1\uFE0F\u20E3", "🇨🇳", "👨‍👩‍👧‍👦", "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
        "\r", "\r\r\n", "\n\r", "\u2029", "\v", "\f", "\0\0", "> > > ", "\n> > x", "\n- - - x", "\n* * *", "\n1. 2. 3. ", "\n###### x ######", "\n    code", "\n+ a\n+ b",
        "| a | b |\n| --- | :-: |\n| 1 | 2 |", "\na | b\n--|--", "``` x", "~~~ x\n", "<!-- -->", "<?x?>", "<![CDATA[x]]>", "</p>", "<a href='https://evil.com'>x</a>",
        "<https://evil.com>", "<a@evil.com>", "<font color=#FF0000>", "<br/>", "&nbsp;", "&#x3C;b&#x3E;", "&copy", "&amp;lt;", "[x][y]", "\n[y]: https://evil.com",
        "[^1]", "\n[^1]: x", "![x][y]", "[x](<https://evil.com>)", "[x]\u200B(https://evil.com)", "\\[x\\](https://evil.com)", "***", "_*_", "*_*", "**a*", "__a_", "\\\n", "  \n", "x\\",
        "~a~", "==a==", "++a++", "$x$", ":smile:", "- [ ] x", "{.class}", "^x^", "\"\"q\"\"", "''", "…", "•••", " ↵ ", "\u200A", "\u00A0", "\u2003", "\t",
    ];

    public static readonly Gen<string> Hostile = Gen.Frequency(
        (20, Gen.OneOfConst(Fragments).Array[0, 12].Select(static parts => string.Concat(parts))),
        (4, Gen.Char.Array[0, 40].Select(static chars => new string(chars))),
        (1, Gen.OneOfConst(Fragments).Select(static part => string.Concat(Enumerable.Repeat(part, 3000)))));

    static readonly Gen<string?> Maybe = Gen.Frequency((1, Gen.Const((string?)null)), (3, Hostile.Select(static s => (string?)s)));

    static readonly Gen<FrameSample> Frame = Gen.Select(Hostile, Gen.Bool, Maybe, static (m, own, at) => new FrameSample(m, own, at));

    static readonly Gen<ExceptionSample> Exception = Gen.Select(
        Hostile, Hostile, Frame.Array[0, 6], Gen.Int[0, 3],
        static (type, message, frames, depth) =>
        {
            var exception = new ExceptionSample { Type = type, Message = message, Frames = frames };
            for (; depth > 0; depth--) exception = new ExceptionSample { Type = type, Message = message, Frames = frames, Inner = exception };
            return exception;
        });

    static readonly Gen<AlertSample> Sample = Gen.Select(
        Hostile, Gen.Bool, Exception, Gen.Select(Hostile, Hostile).Array[0, 4], Maybe,
        static (message, throws, exception, properties, trace) => new AlertSample
        {
            Timestamp = SomeDigest.Now,
            Message = message,
            Exception = throws ? exception : null,
            Properties = [.. properties.Select(static p => new KeyValuePair<string, string>(p.Item1, p.Item2))],
            TraceId = trace,
        });

    static readonly Gen<DigestGroup> Group = Gen.Select(
        Gen.Select(Gen.Int[0, 5], Maybe, Hostile, Gen.Bool, Gen.Bool),
        Gen.Select(Gen.Long[1, 5_000_000_000], Gen.Int[0, 2_000_000], Gen.Int[0, 9]),
        Gen.Select(Sample.Array[0, 2], Hostile.Array[0, 3], Hostile.Array[0, 3], Gen.Bool),
        static (what, counts, told) => new DigestGroup
        {
            Id = 1,
            Level = (AlertLevel)what.Item1,
            Category = what.Item2,
            Template = what.Item3,
            IsNew = what.Item4,
            IsSurge = what.Item5,
            IsOther = counts.Item3 == 0,
            Count = counts.Item1 % 3 == 0 ? 1 : counts.Item1,
            MaybeShown = counts.Item3 == 1 ? 1 : 0,
            EpisodeCount = counts.Item1 + counts.Item2,
            EpisodeStart = SomeDigest.Now.AddSeconds(-counts.Item2),
            First = SomeDigest.Now.AddSeconds(-counts.Item2 / 2),
            Last = SomeDigest.Now,
            Samples = told.Item1,
            ExceptionTypes = told.Item2,
            AlsoLoggedBy = told.Item3,
            Varying = [.. told.Item3.Select(v => new VaryingValue(v, told.Item2, told.Item4))],
        });

    public static readonly Gen<Digest> Digest = Gen.Select(
        Group.Array[0, 8], Gen.Int[0, 12], Gen.Bool, Gen.Bool,
        static (groups, lost, final, countsOnly) => new Digest
        {
            Time = SomeDigest.Now,
            Groups = groups,
            Lost = lost % 4,
            Trouble = lost > 8 ? new DigestTrouble(SendReason.Throttled, 130101, SomeDigest.Now.AddHours(-1), lost) : null,
            IsFinal = final,
            CountsOnly = countsOnly,
            Mentions = lost % 3 == 0 ? new Mentions { Mobiles = ["13800000000"], UserIds = ["manager_1"], Everyone = final } : null,
        });
}
