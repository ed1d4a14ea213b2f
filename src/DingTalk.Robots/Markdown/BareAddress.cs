using System.Text;

namespace DingTalk.Robots;

/// <summary>Where clients would make a link of plain text: <c>example.com</c>, <c>tel:138…</c>.</summary>
static class BareAddress
{
    /// <summary>Breaks a name for all who look for links, where a zero-width space does not: it counts as white space. It shows as a hair's breadth.</summary>
    public const char HairSpace = '\u200A';

    const int LongestLabel = 63;
    const int LongestScheme = 10;

    // The endings that people register names under most, and all countries' (IANA's root zone): clients carry such lists.
    const string Generic =
        " com net org edu gov mil int arpa info biz name mobi asia app dev page web xyz top site online shop store club cloud tech live vip work link "
        + "wang ren fun space website press host icu cyou ltd group fit art design ink one zone team today world news blog wiki email social "
        + "run sh pro red pub love win bid loan men click help game games video chat studio agency digital network systems services "
        + "solutions company center support software codes tools science zip mov monster rest bar buzz cam quest sbs cfd autos ";

    const string Countries =
        " ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl "
        + "cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs "
        + "gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu "
        + "lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl "
        + "pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn "
        + "to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ";

    static readonly HashSet<string> Endings = new(
        (Generic + Countries).Split([' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    static readonly string[] Ideographic = ["中国", "中國", "公司", "网络", "網絡", "网址", "网店", "商城", "集团", "我爱你", "在线", "中文网", "рф"];

    static readonly string[] Schemes = ["tel", "mailto", "sms", "callto", "dingtalk", "javascript", "data", "xmpp", "sip"];

    /// <summary>Whether the dot here stands before an ending, as in <c>example.com</c>.</summary>
    public static bool IsDotOfDomain(string text, int start, int end, int dot)
    {
        if (dot == start || !(char.IsLetterOrDigit(text[dot - 1]) || text[dot - 1] is '-' or '_' or ']' || char.IsSurrogate(text[dot - 1]))) return false;
        var label = dot + 1;
        var i = label;
        while (i < end && i - label <= LongestLabel && (IsLetterOrDigit(text[i]) || text[i] == '-')) i++;
        if (i == label) return IsIdeographic(text, label);
        if (i - label > 4 && string.Compare(text, label, "xn--", 0, 4, StringComparison.OrdinalIgnoreCase) == 0) return true;

        // An ending may be followed by a dash, as in example.com-x.
        var word = label;
        while (word < i && text[word] != '-') word++;
        return Endings.Contains(text.Substring(label, word - label)) && !IsSystem(text, start, dot, label, word) && !IsNamespace(text, start, dot, label, word);
    }

    /// <summary>Whether the colon here ends a scheme that needs no slashes.</summary>
    public static bool IsColonOfScheme(string text, int start, int end, int colon)
    {
        if (colon + 1 >= end || char.IsWhiteSpace(text[colon + 1])) return false;
        var first = colon;
        while (first > start && colon - first <= LongestScheme && IsLetterOrDigit(text[first - 1])) first--;
        foreach (var scheme in Schemes)
        {
            var from = colon - scheme.Length;
            if (from >= first && string.Compare(text, from, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0) return true;
        }

        return false;
    }

    /// <summary>How many characters at the end look like an ending only because the rest was cut off, the dot included: evil.com… of evil.commerce.</summary>
    public static int EndingMadeByCut(StringBuilder text, int floor)
    {
        var dot = text.Length - 1;
        while (dot > floor && text.Length - dot <= LongestLabel && IsLetterOrDigit(text[dot])) dot--;
        var isMade = dot > floor && text[dot] == '.' && text[dot - 1] != HairSpace && Endings.Contains(text.ToString(dot + 1, text.Length - dot - 1));
        return isMade ? text.Length - dot : 0;
    }

    // System.Net.Http, System.IO.FileNotFoundException: in every trace, searched for, and no one's trap.
    static bool IsSystem(string text, int start, int dot, int label, int end)
    {
        const string system = "System";
        var from = dot - system.Length;
        return from >= start && string.CompareOrdinal(text, from, system, 0, system.Length) == 0
            && (from == start || !IsLetterOrDigit(text[from - 1]) && text[from - 1] is not ('.' or '-'))
            && text.Substring(label, end - label) is "Net" or "IO";
    }

    // Orders.Shop, Jobs.Work: words that are endings since 2013 are what people call their code, and are written so.
    static bool IsNamespace(string text, int start, int dot, int label, int end)
    {
        if (end - label < 4 || !IsPascal(text, label, end)) return false;
        var from = dot;
        while (from > start && IsLetterOrDigit(text[from - 1])) from--;
        return IsPascal(text, from, dot);
    }

    static bool IsPascal(string text, int start, int end) =>
        end - start >= 2 && text[start] is >= 'A' and <= 'Z' && text[end - 1] is >= 'a' and <= 'z';

    static bool IsIdeographic(string text, int label)
    {
        foreach (var ending in Ideographic)
        {
            if (string.CompareOrdinal(text, label, ending, 0, ending.Length) == 0) return true;
        }

        return false;
    }

    static bool IsLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
