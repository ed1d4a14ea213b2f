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
    /// Whether the labels after a masked one make it the name of a host or file, which varies as a whole:
    /// <c>ip-10-0-0-7.eu.example.com</c>, <c>20240131.log</c>; but not <c>1.Failed</c>.
    /// </summary>
    public static bool IsRestOfName(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
        {
            if (c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '.' or '-' or '_')) return false;
        }

        return true;
    }

    static bool IsPathCharAt(ReadOnlySpan<char> text, int at) => MaskChar.IsWordAt(text, at) || text[at] is '_' or '.' or '-' or '~' or '+' or '@' or '[';

    static bool EndsAddress(char c) =>
        c is '"' or '\'' or '`' or '<' or '>' or ',' or ';' or ')' or ']' or '|'
        || char.IsWhiteSpace(c) || (c >= MaskChar.FirstIdeograph && !char.IsDigit(c));

    static bool IsUnit(ReadOnlySpan<char> word) => word is
        "ms" or "s" or "sec" or "secs" or "us" or "µs" or "μs" or "ns" or "min" or "mins" or "h" or "hr" or "hrs"
        or "B" or "KB" or "kB" or "MB" or "GB" or "TB" or "KiB" or "MiB" or "GiB" or "TiB"
        or "AM" or "PM" or "am" or "pm" or "UTC" or "GMT";
}
