namespace DingTalk.Alerting;

/// <summary>Masks what varies in a rendered text, so that texts that differ only in values become one.</summary>
static class TextMask
{
    public static string Mask(string text) => throw new NotImplementedException();
}
