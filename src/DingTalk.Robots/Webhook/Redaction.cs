namespace DingTalk.Robots;

/// <summary>Takes a robot's access token and secret out of a text that somebody may read.</summary>
sealed class Redaction(string accessToken, string? secret)
{
    const string Hidden = "***";

    // DingTalk's have 64 characters and more; a made-up "t" would be taken out of the middle of words.
    const int ShortestSecret = 6;
    const int MaxExceptionLength = 2000;

    readonly string[] _secrets = new[] { accessToken, Uri.EscapeDataString(accessToken), secret }
        .OfType<string>().Where(static s => s.Length >= ShortestSecret).Distinct().ToArray();

    public string Clean(string text) => _secrets.Aggregate(text, (t, s) => t.Replace(s, Hidden));

    /// <summary>The exception itself, or where it holds a secret (a foreign handler's may), one that says the same without.</summary>
    public Exception Clean(Exception exception)
    {
        var text = exception.ToString();
        if (!_secrets.Any(text.Contains)) return exception;

        var clean = Clean(text);
        return new HttpRequestException(clean.Length <= MaxExceptionLength ? clean : clean.Substring(0, MaxExceptionLength));
    }
}
