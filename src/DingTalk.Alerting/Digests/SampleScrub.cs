namespace DingTalk.Alerting;

/// <summary>
/// Takes out of a sample what only its surroundings show to be secret: the values of properties that are named like secrets,
/// wherever they were rendered, and the robot's own token and signing secret. What shows by its own shape is masked when the
/// text is written.
/// </summary>
sealed class SampleScrub(IReadOnlyList<string> ownSecrets, bool masksSecrets)
{
    /// <summary>A shorter value would be taken out of the middle of words.</summary>
    const int ShortestValue = 3;

    readonly string[] _own =
    [
        .. ownSecrets.Concat(ownSecrets.Select(Uri.EscapeDataString)).Where(static s => s.Length >= 6).Distinct(StringComparer.Ordinal),
    ];

    public AlertSample Clean(AlertSample sample)
    {
        var secrets = masksSecrets
            ? sample.Properties.Where(static p => SecretNames.IsSecret(p.Key.AsSpan()) && p.Value.Length >= ShortestValue).Select(static p => p.Value)
            : [];
        // The longest first: a shorter one may be its beginning.
        string[] all = [.. _own.Concat(secrets).OrderByDescending(static s => s.Length)];
        if (all.Length == 0) return sample;
        return sample with
        {
            Message = Clean(sample.Message, all),
            Properties = [.. sample.Properties.Select(p => new KeyValuePair<string, string>(p.Key, Clean(p.Value, all)))],
            Exception = Clean(sample.Exception, all),
        };
    }

    /// <summary>A template, which may be a text that was put together by the application.</summary>
    public string Clean(string text) => Clean(text, _own);

    /// <summary>A text, without what shows by its own shape to be secret.</summary>
    public string Mask(string text) => masksSecrets ? SecretMask.Mask(text) : text;

    static ExceptionSample? Clean(ExceptionSample? exception, string[] secrets) =>
        exception is null ? null : exception with { Message = Clean(exception.Message, secrets), Inner = Clean(exception.Inner, secrets) };

    static string Clean(string text, string[] secrets)
    {
        foreach (var secret in secrets) text = Without(text, secret);
        return text;
    }

    static string Without(string text, string secret)
    {
        // A value that was cut to its size is only the beginning of what stands in the text: the rest goes with it.
        var isCut = secret[secret.Length - 1] == '…';
        var beginning = isCut ? secret.Substring(0, secret.Length - 1) : secret;
        for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.Ordinal))
        {
            var end = at + beginning.Length;
            while (isCut && end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            text = text.Remove(at, end - at).Insert(at, SecretMask.Masked);
        }

        return text;
    }
}
