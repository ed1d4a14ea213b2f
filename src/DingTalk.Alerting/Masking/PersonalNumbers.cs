namespace DingTalk.Alerting;

/// <summary>Numbers that belong to a person, where a run of digits starts: mobile, identity and card numbers, addresses of machines.</summary>
sealed class PersonalNumbers(ScannedText text, SensitiveData data)
{
    const int LongestRun = 20;
    const int MinCutLength = 5;
    const int MaxName = 32;

    const SensitiveData Numbers = SensitiveData.Mobiles | SensitiveData.IdNumbers | SensitiveData.Cards;

    // Under these names a number is no person's, whatever it looks like.
    static readonly string[] OtherNames =
    [
        "order", "orderid", "orderno", "ordernumber", "tradeno", "transactionid", "txid", "invoice", "serial", "serialno", "seq", "sequence",
        "offset", "bytes", "size", "length", "ticks", "count", "total", "elapsed", "duration", "version", "订单", "订单号", "流水号", "单号",
    ];

    public (int Start, int End) Find(int start)
    {
        if ((data & SensitiveData.IpAddresses) != 0 && IpAddress.Find(text, start) is { End: > 0 } address) return address;
        if ((data & Numbers) == 0 || IsInsideNumber(start)) return default;

        var end = start;
        while (end - start <= LongestRun && ScannedText.IsDigit(text[end])) end++;
        if (text.IsCutAt(end) && end - start is >= MinCutLength and <= 19) return (start, end);

        // The check digit may be an X.
        if (Masks(SensitiveData.IdNumbers) && (end - start == 18 || (end - start == 17 && text[end] is 'X' or 'x')))
        {
            if (IsFree(start + 18) && PersonalChecks.IsIdNumber(text.Span(start, start + 18))) return (start, start + 18);
        }

        if (IsOtherNumber(start)) return default;
        if (Masks(SensitiveData.Mobiles) && Mobile(start, end) is { End: > 0 } mobile) return mobile;
        return Masks(SensitiveData.Cards) ? Card(start, end) : default;
    }

    bool Masks(SensitiveData kind) => (data & kind) != 0;

    (int Start, int End) Mobile(int start, int end)
    {
        var at = (end - start) switch
        {
            15 when text.IsAt(start, "0086") => start + 4,
            13 when text.IsAt(start, "86") => start + 2,
            _ => start,
        };
        if (end - at == 11) return IsFree(end) && PersonalChecks.IsMobile(text.Span(at, end)) ? (start, end) : default;

        // 138 0013 8000, 138-0013-8000
        if (end - start != 3 || text[end] is not (' ' or '-')) return default;
        Span<char> digits = stackalloc char[11];
        var last = Grouped(start, digits, [3, 4, 4]);
        return last > 0 && PersonalChecks.IsMobile(digits) ? (start, last) : default;
    }

    (int Start, int End) Card(int start, int end)
    {
        if (end - start >= 14) return end - start <= 19 && IsFree(end) && PersonalChecks.IsCard(text.Span(start, end)) ? (start, end) : default;
        if (end - start != 4 || text[end] is not (' ' or '-')) return default;
        Span<char> digits = stackalloc char[19];
        foreach (var groups in (int[][])[[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5]])
        {
            var number = digits.Slice(0, groups.Sum());
            var last = Grouped(start, number, groups);
            if (last > 0 && PersonalChecks.IsCard(number)) return (start, last);
        }

        return default;
    }

    /// <summary>Reads groups of digits between single separators of one kind; the end, or 0.</summary>
    int Grouped(int start, Span<char> digits, ReadOnlySpan<int> groups)
    {
        var separator = text[start + groups[0]];
        var i = start;
        var read = 0;
        for (var group = 0; group < groups.Length; group++)
        {
            if (group > 0 && text[i++] != separator) return 0;
            for (var n = 0; n < groups[group]; n++)
            {
                if (!ScannedText.IsDigit(text[i])) return 0;
                digits[read++] = text[i++];
            }
        }

        return IsFree(i) ? i : 0;
    }

    bool IsFree(int end) =>
        !ScannedText.IsAsciiLetterOrDigit(text[end]) && !(text[end] is '.' or ',' && ScannedText.IsDigit(text[end + 1]));

    // 0.13800138000; 1,13800138000; ORD-13800138000; #13800138000.
    bool IsInsideNumber(int start)
    {
        var (before, two) = (text[start - 1], text[start - 2]);
        return before switch
        {
            '#' => true,
            '.' or ',' => ScannedText.IsDigit(two),
            '-' => ScannedText.IsDigit(two) || two is >= 'A' and <= 'Z',
            '_' => two is >= 'A' and <= 'Z',
            _ => false,
        };
    }

    bool IsOtherNumber(int start)
    {
        var end = start;
        while (end > 0 && start - end < 4 && text[end - 1] is ' ' or ':' or '=' or '"' or '\'' or '：') end--;
        var first = end;
        while (first > 0 && end - first < MaxName && (ScannedText.IsTokenChar(text[first - 1]) || ScannedText.IsIdeograph(text[first - 1]))) first--;
        if (first == end) return false;
        var name = SecretNames.Normalise(text.Span(first, end));
        foreach (var other in OtherNames)
        {
            if (name.EndsWith(other, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
