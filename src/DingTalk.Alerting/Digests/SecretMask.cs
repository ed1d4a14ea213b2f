using System.Text;

namespace DingTalk.Alerting;

/// <summary>
/// Masks what looks like a secret: values under telling names, passwords in addresses, tokens and keys by their shape. One pass;
/// every look ahead or back is bounded, so that no text, however hostile, takes more than linear time.
/// </summary>
struct SecretMask
{
    public const string Masked = "•••";

    readonly string _text;
    StringBuilder? _to;
    int _copied;

    SecretMask(string text) => _text = text;

    public static bool IsSecretName(string name) => SecretNames.IsSecret(name.AsSpan());

    public static string Mask(string text)
    {
        var mask = new SecretMask(text);
        return mask.Run();
    }

    string Run()
    {
        for (var i = 0; i < _text.Length;)
        {
            var (start, end) = Find(i);
            if (end <= start)
            {
                i++;
                continue;
            }

            (_to ??= new StringBuilder(_text.Length)).Append(_text, _copied, start - _copied).Append(Masked);
            _copied = i = end;
        }

        return _to is null ? _text : _to.Append(_text, _copied, _text.Length - _copied).ToString();
    }

    /// <summary>The secret that the character at a place announces; an empty range where there is none.</summary>
    readonly (int Start, int End) Find(int i)
    {
        switch (_text[i])
        {
            case ':' when SecretShapes.At(_text, i + 1) == '/' && SecretShapes.At(_text, i + 2) == '/':
                return SecretShapes.UserInfo(_text, i + 3);
            case '=':
            case ':':
                return SecretAssignment.Find(_text, i);
            case '>':
                return SecretAssignment.FindElement(_text, i);
            case '-':
                return SecretShapes.PrivateKey(_text, i);
            case >= 'A' and <= 'Z' or >= 'a' and <= 'z':
                return i > 0 && SecretShapes.IsTokenChar(_text[i - 1]) ? default : SecretShapes.Token(_text, i);
            default:
                return default;
        }
    }
}
