using System.Text;

namespace DingTalk.Alerting;

/// <summary>
/// Masks in a text what the rules ask for. One pass from left to right; every look ahead or back is bounded or swallowed by what
/// it finds, so that no text, however hostile, takes more than linear time.
/// </summary>
sealed class TextMasker
{
    public const string Masked = "•••";

    readonly MaskRules _rules;
    readonly ScannedText _text;
    readonly PersonalNumbers _numbers;
    readonly SecretAssignment _assignments;
    readonly bool _masksSecrets;
    StringBuilder? _to;
    int _copied;

    public TextMasker(string text, MaskRules rules)
    {
        _rules = rules;
        _text = new ScannedText(text);
        _numbers = new PersonalNumbers(_text, rules.Data);
        _assignments = new SecretAssignment(_text, rules);
        _masksSecrets = rules.Masks(SensitiveData.Secrets);
    }

    /// <summary>How many characters were read: a small multiple of the text's length.</summary>
    public long Reads => _text.Reads;

    public string Run()
    {
        for (var i = 0; i < _text.Length;)
        {
            var (start, end) = Find(i);
            if (start < _copied) start = _copied;
            if (end <= i || end <= start)
            {
                i++;
                continue;
            }

            (_to ??= new StringBuilder(_text.Length)).Append(_text.Text, _copied, start - _copied);
            // What was masked before stays one mask.
            if (!IsMasked(start, end)) _to.Append(Masked);
            else _to.Append(_text.Text, start, end - start);
            _copied = i = end;
        }

        return _to is null ? _text.Text : _to.Append(_text.Text, _copied, _text.Length - _copied).ToString();
    }

    bool IsMasked(int start, int end) => end - start == Masked.Length && _text.IsAt(start, Masked);

    /// <summary>What is to be masked where the character at a place announces it; an empty range where there is nothing.</summary>
    (int Start, int End) Find(int i)
    {
        var c = _text[i];
        switch (c)
        {
            case ':' when _text.IsAt(i, "://"):
                return _masksSecrets ? SecretAddress.Find(_text, i + 3) : default;
            case '=' or ':' or '：':
                return _rules.KnowsNames ? _assignments.Find(i, i + 1) : default;
            case '%' when _text[i + 1] == '3' && _text[i + 2] is 'D' or 'd':
                return _rules.KnowsNames ? _assignments.Find(i, i + 3) : default;
            case '>':
                return _rules.KnowsNames ? _assignments.FindElement(i) : default;
            case '-' when _masksSecrets:
                return _text.IsAt(i, SecretShapes.PemBegin) ? SecretShapes.PrivateKey(_text, i) : _assignments.FindArgument(i);
            case '@':
                return _rules.Masks(SensitiveData.Emails) ? EmailAddress.Find(_text, i, _copied) : default;
            case >= '0' and <= '9' when !ScannedText.IsAsciiLetterOrDigit(_text[i - 1]):
                var token = _masksSecrets ? SecretShapes.BotToken(_text, i) : default;
                return token.End > 0 ? token : _numbers.Find(i);
            case >= 'A' and <= 'Z' or >= 'a' and <= 'z' when _masksSecrets && !ScannedText.IsTokenChar(_text[i - 1]):
                return SecretShapes.Token(_text, i);
            default:
                return default;
        }
    }
}
