namespace DingTalk.Alerting;

/// <summary>Secrets in an address, from behind its <c>://</c>: passwords, lone tokens, and webhooks whose path is the secret.</summary>
static class SecretAddress
{
    const int MaxAuthority = 512;

    static readonly string[] Webhooks =
    [
        "hooks.slack.com/services/", "open.feishu.cn/open-apis/bot/v2/hook/", "open.larksuite.com/open-apis/bot/v2/hook/",
        "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "api.telegram.org/bot", "sctapi.ftqq.com/", "api.day.app/",
    ];

    public static (int Start, int End) Find(ScannedText text, int start)
    {
        var limit = Math.Min(text.Length, start + MaxAuthority);
        var colon = -1;
        var at = -1;
        var slash = -1;
        var end = start;
        for (; end < limit; end++)
        {
            var c = text[end];
            if (c == '/' && slash < 0) slash = end;
            if (EndsAuthority(c)) break;
            if (c == '@') at = end;
            else if (c == ':' && colon < 0) colon = end;
        }

        if (at < 0) return Cut(text, start, colon, end) is { End: > 0 } cut ? cut : Webhook(text, start);
        // A slash in a password ought to be encoded and often is not: user:pa/ss@host.
        if (colon >= 0 && colon < at) return SecretWords.IsPlain(text, colon + 1, at) ? default : (colon + 1, at);
        return SecretShapes.LooksRandom(text, start, at) && at - start >= 8 ? (start, at) : default;
    }

    // user:pas… was cut before its @; host:80… may be a port.
    static (int Start, int End) Cut(ScannedText text, int start, int colon, int end)
    {
        if (colon < 0 || end == start || !text.IsCutAt(end - 1)) return default;
        for (var i = colon + 1; i < end - 1; i++)
        {
            if (!ScannedText.IsDigit(text[i])) return (colon + 1, end);
        }

        return default;
    }

    static (int Start, int End) Webhook(ScannedText text, int start)
    {
        foreach (var address in Webhooks)
        {
            if (!text.IsAt(start, address, ignoreCase: true)) continue;
            var from = start + address.Length;
            var end = from;
            while (end < text.Length && (ScannedText.IsTokenChar(text[end]) || text[end] is '/' or ':' or '.')) end++;
            return end - from >= 8 ? (from, end) : default;
        }

        return default;
    }

    static bool EndsAuthority(char c) => c is '/' or '?' or '#' or '"' or '\'' or '<' or '>' || char.IsWhiteSpace(c);
}
