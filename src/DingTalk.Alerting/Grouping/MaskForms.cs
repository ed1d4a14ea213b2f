namespace DingTalk.Alerting;

/// <summary>The forms of values that are more than letters and digits.</summary>
static class MaskForms
{
    /// <summary>The length of the unit that a token is, but for a stop after it; or 0. A month's name after a day counts as one.</summary>
    public static int UnitLength(ReadOnlySpan<char> token)
    {
        var length = token.Length;
        while (length > 0 && token[length - 1] is '.' or ':') length--;
        var word = token.Slice(0, length);
        return IsUnit(word) || IsDateName(word) ? length : 0;
    }

    public static bool IsDateName(ReadOnlySpan<char> word) => word is
        "Jan" or "Feb" or "Mar" or "Apr" or "May" or "Jun" or "Jul" or "Aug" or "Sep" or "Sept" or "Oct" or "Nov" or "Dec"
        or "January" or "February" or "March" or "April" or "June" or "July" or "August" or "September" or "October"
        or "November" or "December"
        or "Mon" or "Tue" or "Wed" or "Thu" or "Fri" or "Sat" or "Sun"
        or "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday";

    /// <summary>Whether a word is a value wherever it stands, or the part of one.</summary>
    public static bool IsValueWord(ReadOnlySpan<char> word) => IsTruth(word) || IsDateName(word);

    public static bool IsTruth(ReadOnlySpan<char> word) => word is "true" or "false" or "True" or "False";

    /// <summary>Whether a token is an IPv6 or hardware address, or a fingerprint: groups of hex digits between colons.</summary>
    public static bool IsColonAddress(ReadOnlySpan<char> token)
    {
        int colons = 0, group = 0, longest = 0, digits = 0, shortest = int.MaxValue;
        var isShortened = false;
        foreach (var c in token)
        {
            if (c == ':')
            {
                isShortened |= group == 0 && colons > 0;
                shortest = Math.Min(shortest, group);
                colons++;
                group = 0;
            }
            else if (MaskChar.IsHex(c))
            {
                longest = Math.Max(longest, ++group);
                if (c <= '9') digits++;
            }
            else return false;
        }

        shortest = Math.Min(shortest, group);
        if (digits == 0 || longest > 4) return false;
        return (isShortened && colons >= 2) || (shortest > 0 && colons == 7) || (shortest == 2 && longest == 2 && colons >= 5);
    }

    /// <summary>Whether a path begins at a place: <c>/x</c>, <c>~/x</c>, <c>./x</c>, <c>C:\x</c>, <c>\\x</c>.</summary>
    public static bool IsPathStart(ReadOnlySpan<char> text, int at)
    {
        // and/or, 成功/失败, </b>
        if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '<' || MaskChar.IsMaskBefore(text, at))) return false;
        var c = text[at];
        if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
            return at + 3 < text.Length && text[at + 1] == ':' && text[at + 2] is '\\' or '/' && IsPathCharAt(text, at + 3);
        if (c == '\\') return at + 2 < text.Length && text[at + 1] == '\\' && IsPathCharAt(text, at + 2);
        if (c == '~') at++;
        else while (at < text.Length && text[at] == '.') at++;
        return at + 1 < text.Length && text[at] == '/' && IsPathCharAt(text, at + 1);
    }

    /// <summary>Whether <c>://</c> and something after it stands at a place.</summary>
    public static bool IsUrlMark(ReadOnlySpan<char> text, int at) =>
        at + 3 < text.Length && text[at] == ':' && text[at + 1] == '/' && text[at + 2] == '/' && IsPathCharAt(text, at + 3);

    /// <summary>Where a path or URL ends: what follows it in a sentence is not part of it.</summary>
    public static int AddressEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && !EndsAddress(text[end])) end++;
        while (end > start + 1 && text[end - 1] is '.' or ':' or '!' or '?' or '}' && !MaskChar.IsMaskBefore(text, end)) end--;
        return end;
    }

    /// <summary>The length of the mail address (or user at host) that a part begins with, or 0.</summary>
    public static int MailEnd(ReadOnlySpan<char> part)
    {
        var at = part.IndexOf('@');
        if (at <= 0 || part[at - 1] == '.' || at + 1 == part.Length) return 0;
        if (!MaskChar.IsWordAt(part, at + 1) && part[at + 1] is not ('-' or '_' or '~')) return 0;
        var end = part.Length;
        while (part[end - 1] is '.' or '@' or '+') end--;
        return end;
    }

    /// <summary>
    /// Where the labels after a masked one cease to make it the name of a host or file, which varies as a whole, or -1:
    /// <c>ip-10-0-0-7.eu.example.com</c>, <c>20240131.log</c>; but not <c>1.Failed</c>.
    /// </summary>
    public static int RestOfNameBreaksAt(ReadOnlySpan<char> rest)
    {
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '.' or '-' or '_')) return at;
        }

        return -1;
    }

    /// <summary>Whether a token is a path that begins with no root: it has two slashes, and a digit or the ending of a file's name.</summary>
    public static bool IsLongPath(ReadOnlySpan<char> token)
    {
        var slashes = 0;
        var hasDigit = false;
        var hasEnding = false;
        for (var at = 0; at < token.Length; at++)
        {
            var c = token[at];
            // Masks may have been brought together here: this is what was left of something else.
            if (c == '{') return false;
            hasDigit |= char.IsDigit(c);
            if (c is '/' or '\\')
            {
                if (at > 0 && char.IsLetterOrDigit(token[at - 1])) slashes++;
                hasEnding = false;
            }
            else if (c == '.' && at > 0 && at + 1 < token.Length)
            {
                hasEnding = char.IsLetter(token[at - 1]) && char.IsLetter(token[at + 1]);
            }
        }

        return slashes >= 2 && (hasDigit || hasEnding);
    }

    /// <summary>Whether a sign that compares stands right before a number: <c>&lt;1 s</c>, but not <c>&lt;6&gt;</c>.</summary>
    public static bool IsComparison(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] != '(') return false;
        var end = at + 1;
        if (end == text.Length || !char.IsDigit(text[end])) return false;
        while (end < text.Length && MaskChar.KindAt(text, end) >= MaskCharKind.Joiner) end += MaskChar.Length(text, end);
        return end == text.Length || text[end] is not ('<' or '>');
    }

    /// <summary>The length of the method that a request line begins with, or 0.</summary>
    public static int MethodLength(ReadOnlySpan<char> quoted)
    {
        var length = quoted.IndexOf(' ');
        if (length < 0 || length + 1 >= quoted.Length) return 0;
        var isMethod = quoted.Slice(0, length) is
            "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" or "CONNECT" or "TRACE";
        return isMethod && (quoted[length + 1] is '/' or '*' || MaskChar.Length(quoted, length + 1) > 1
            || quoted.Slice(length + 1).IndexOf("://".AsSpan()) > 0) ? length : 0;
    }

    /// <summary>
    /// Where the host that begins a token ends, its port with it, or 0: a dotted name of small letters with a port, or with an
    /// ending that the names of hosts have.
    /// </summary>
    public static int HostEnd(ReadOnlySpan<char> token, int nameEnd)
    {
        var name = token.Slice(0, nameEnd);
        while (name.Length > 0 && name[name.Length - 1] == '.') name = name.Slice(0, name.Length - 1);
        var labels = 1;
        var last = 0;
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '.')
            {
                if (at == last) return 0;
                labels++;
                last = at + 1;
            }
            else if (name[at] is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-')) return 0;
        }

        if (labels < 2 || name.Length - last < 2) return 0;
        foreach (var c in name.Slice(last))
        {
            if (c is not (>= 'a' and <= 'z')) return 0;
        }

        if (name.Length == nameEnd && PortEnd(token, nameEnd) is > 0 and var end) return end;
        return labels >= 3 && IsTopLevel(name.Slice(last)) && !IsTopLevel(name.Slice(0, name.IndexOf('.'))) ? name.Length : 0;
    }

    static int PortEnd(ReadOnlySpan<char> token, int at)
    {
        if (at + 1 >= token.Length || token[at] != ':') return 0;
        var start = ++at;
        while (at < token.Length && char.IsDigit(token[at])) at++;
        return at > start && (at == token.Length || token[at] is ':' or '/' || (token[at] == '.' && at + 1 == token.Length)) ? at : 0;
    }

    // Not all there are: those that are no word of a property's or a package's name.
    static bool IsTopLevel(ReadOnlySpan<char> label) => label is
        "com" or "net" or "org" or "edu" or "gov" or "mil" or "info" or "biz" or "local" or "localdomain" or "internal" or "lan"
        or "cn" or "hk" or "tw" or "jp" or "kr" or "sg" or "uk" or "de" or "fr" or "nl" or "ru" or "eu" or "us" or "au" or "ca"
        or "br" or "ch";

    static bool IsPathCharAt(ReadOnlySpan<char> text, int at) => MaskChar.IsWordAt(text, at) || text[at] is '_' or '.' or '-' or '~' or '+' or '@' or '[';

    // A character each bit: white space and "'),;<> below U+0040, ]`| above.
    const ulong LowEnds = 0x5800_1285_0000_3E00;
    const ulong HighEnds = (1ul << (']' - 64)) | (1ul << ('`' - 64)) | (1ul << ('|' - 64));

    static bool EndsAddress(char c) => c < 128
        ? (((c < 64 ? LowEnds : HighEnds) >> (c & 63)) & 1) != 0
        : char.IsWhiteSpace(c) || (c >= MaskChar.FirstIdeograph && !char.IsDigit(c));

    static bool IsUnit(ReadOnlySpan<char> word) => word is
        "ms" or "s" or "sec" or "secs" or "us" or "µs" or "μs" or "ns" or "min" or "mins" or "h" or "hr" or "hrs"
        or "B" or "KB" or "kB" or "MB" or "GB" or "TB" or "KiB" or "MiB" or "GiB" or "TiB"
        or "AM" or "PM" or "am" or "pm" or "UTC" or "GMT";
}
