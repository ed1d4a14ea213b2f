namespace DingTalk.Robots;

/// <summary>Takes a robot's secrets, its access token among them, out of a text that somebody may read.</summary>
sealed class Redaction(params string?[] secrets)
{
    const string Hidden = "***";

    // DingTalk's have 64 characters and more; a made-up "t" would be taken out of the middle of words.
    const int ShortestSecret = 6;
    const int MaxExceptionLength = 2000;
    const int MaxMessageLength = 500;

    readonly string[] _secrets = secrets
        .OfType<string>().Where(static s => s.Length >= ShortestSecret)
        .SelectMany(static s => new[] { s, Uri.EscapeDataString(s) }).Distinct().ToArray();

    public string Clean(string text) => _secrets.Aggregate(text, (t, s) => t.Replace(s, Hidden));

    /// <summary>What DingTalk says, cut to what a reader takes in.</summary>
    public string CleanMessage(string text)
    {
        text = Clean(text);
        if (text.Length <= MaxMessageLength) return text;

        var length = MaxMessageLength;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text.Substring(0, length);
    }

    /// <summary>The exception itself, or where it holds a secret (a foreign handler's may), one that says the same without.</summary>
    public Exception Clean(Exception exception)
    {
        var text = exception.ToString();
        if (!_secrets.Any(text.Contains)) return exception;

        var clean = Clean(text);
        return new HttpRequestException(clean.Length <= MaxExceptionLength ? clean : clean.Substring(0, MaxExceptionLength));
    }
}
