namespace DingTalk.Alerting;

/// <summary>E-mail addresses, from their @.</summary>
static class EmailAddress
{
    const int MaxLocal = 64;
    const int MaxDomain = 253;

    // Machines, not people: user@host of SSH and of sources of code.
    static readonly string[] MachineUsers = ["git", "root"];
    static readonly string[] MachineDomains = ["local", "localhost", "localdomain", "internal", "lan", "home", "svc", "corp", "intranet", "test", "invalid"];

    public static (int Start, int End) Find(ScannedText text, int at, int from)
    {
        var start = at;
        while (start > from && at - start < MaxLocal && IsLocal(text[start - 1])) start--;
        while (start < at && text[start] is '.' or '-') start++;
        if (start == at || text[at - 1] == '.' || IsUserInfo(text, start)) return default;

        var end = at + 1;
        var label = end;
        var dots = 0;
        for (; end < text.Length && end - at <= MaxDomain; end++)
        {
            var c = text[end];
            if (c == '.')
            {
                if (end == label || !ScannedText.IsAsciiLetterOrDigit(text[end + 1])) break;
                label = end + 1;
                dots++;
            }
            else if (!ScannedText.IsAsciiLetterOrDigit(c) && c != '-')
            {
                break;
            }
        }

        if (text.IsCutAt(end) && end > at + 1) return (start, end);
        if (dots == 0 || !IsTopLevel(text, label, end) || IsMachine(text, start, at)) return default;
        return (start, end);
    }

    static bool IsTopLevel(ScannedText text, int label, int end)
    {
        if (end - label < 2) return false;
        for (var i = label; i < end; i++)
        {
            if (!ScannedText.IsAsciiLetter(text[i])) return false;
        }

        return !IsOneOf(text, label, end, MachineDomains);
    }

    static bool IsMachine(ScannedText text, int start, int at) => IsOneOf(text, start, at, MachineUsers);

    static bool IsOneOf(ScannedText text, int start, int end, string[] words)
    {
        foreach (var word in words)
        {
            if (end - start == word.Length && text.IsAt(start, word, ignoreCase: true)) return true;
        }

        return false;
    }

    static bool IsUserInfo(ScannedText text, int start) => text[start - 1] == '/' && text[start - 2] == '/';

    static bool IsLocal(char c) => ScannedText.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';
}
