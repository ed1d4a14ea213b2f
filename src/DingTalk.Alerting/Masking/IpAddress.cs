namespace DingTalk.Alerting;

/// <summary>IPv4 addresses, as opposed to version numbers.</summary>
static class IpAddress
{
    const int MaxWord = 16;

    static readonly string[] VersionWords = ["v", "version", "ver", "build", "release", "assembly", "package", "agent", "版本", "版本号"];

    public static (int Start, int End) Find(ScannedText text, int start)
    {
        var before = text[start - 1];
        if (before is '.' or '-' or '_' || (before == '/' && ScannedText.IsAsciiLetter(text[start - 2]))) return default;
        Span<int> parts = stackalloc int[4];
        var i = start;
        for (var part = 0; part < parts.Length; part++)
        {
            if (part > 0 && text[i++] != '.') return default;
            var first = i;
            for (; i - first < 3 && ScannedText.IsDigit(text[i]); i++) parts[part] = (parts[part] * 10) + text[i] - '0';
            if (i == first || parts[part] > 255 || (i - first > 1 && text[first] == '0')) return default;
        }

        var after = text[i];
        if (ScannedText.IsTokenChar(after) || (after == '.' && ScannedText.IsAsciiLetterOrDigit(text[i + 1]))) return default;
        var isOwn = parts[0] is 127 or 0 || (parts[1] == 0 && parts[2] == 0 && parts[3] == 0);
        return isOwn || IsVersion(text, start) ? default : (start, i);
    }

    static bool IsVersion(ScannedText text, int start)
    {
        var end = start;
        while (end > 0 && start - end < 3 && text[end - 1] is ' ' or ':' or '=' or '"' or '：') end--;
        var first = end;
        while (first > 0 && end - first < MaxWord && (ScannedText.IsAsciiLetter(text[first - 1]) || ScannedText.IsIdeograph(text[first - 1]))) first--;
        foreach (var word in VersionWords)
        {
            var from = end - word.Length;
            if (from >= first && text.IsAt(from, word, ignoreCase: true) && (from == first || word.Length > 1)) return true;
        }

        return false;
    }
}
