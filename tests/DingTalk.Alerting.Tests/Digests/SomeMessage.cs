namespace DingTalk.Alerting.Tests.Digests;

/// <summary>A digest of one sort, and how it is to be told.</summary>
sealed record SomeMessage(string Name, Digest Digest, int MaxBytes = 18_000)
{
    public Action<DingTalkOptions>? Configure { get; init; }

    /// <summary>With all that an on-call engineer would configure.</summary>
    public DingTalkOptions Options(string language)
    {
        var options = SomeDigest.Options(language);
        options.ApplicationVersion = "1.4.2";
        options.DetailsUrl = "https://logs.example.com/?kind={Kind}&from={FromUnix}";
        options.Runbooks =
        [
            new RunbookOptions { Category = "Orders.Payment*", Url = "https://wiki.example.com/runbooks/payments" },
            new RunbookOptions { Template = "*warehouse*", Url = "https://wiki.example.com/runbooks/{Category}" },
        ];
        Configure?.Invoke(options);
        return options;
    }
}
