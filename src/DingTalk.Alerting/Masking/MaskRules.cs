namespace DingTalk.Alerting;

/// <summary>What the options say about masking. Immutable.</summary>
sealed class MaskRules
{
    readonly HashSet<string> _names;

    public MaskRules(SensitiveData data, IEnumerable<string>? names = null)
    {
        Data = data;
        _names = new HashSet<string>(
            (names ?? []).Where(static n => !string.IsNullOrWhiteSpace(n)).Select(static n => SecretNames.Normalise(n.AsSpan())),
            StringComparer.Ordinal);
    }

    public static MaskRules From(DingTalkOptions options) => new(options.Mask, options.MaskProperties);

    public SensitiveData Data { get; }

    /// <summary>Whether there is anything that goes by its name.</summary>
    public bool KnowsNames => Masks(SensitiveData.Secrets) || _names.Count > 0;

    public bool Masks(SensitiveData data) => (Data & data) != 0;

    /// <summary>Whether a property with this name is not told, whatever its value.</summary>
    public bool Hides(string name) => Hides(name.AsSpan());

    /// <summary>Whether a value is not told because of its name: one that says nothing, "HasPassword: True", is.</summary>
    public bool Hides(string name, string value) =>
        value.Length > 0 && (IsNamed(name.AsSpan()) || (Hides(name) && !SecretWords.IsPlain(new ScannedText(value), 0, value.Length)));

    public bool Hides(ReadOnlySpan<char> name) => IsNamed(name) || (Masks(SensitiveData.Secrets) && SecretNames.IsSecret(name));

    /// <summary>Whether the options name it.</summary>
    public bool IsNamed(ReadOnlySpan<char> name)
    {
        if (_names.Count == 0 || name.Length == 0) return false;
        if (_names.Contains(SecretNames.Normalise(name))) return true;
        // Customer.Phone, Customer:Phone: what is named is the last of them.
        var last = name.LastIndexOfAny('.', ':');
        return last >= 0 && _names.Contains(SecretNames.Normalise(name.Slice(last + 1)));
    }

    public string Mask(string text) =>
        text.Length == 0 || (Data == SensitiveData.None && _names.Count == 0) ? text : new TextMasker(text, this).Run();
}
