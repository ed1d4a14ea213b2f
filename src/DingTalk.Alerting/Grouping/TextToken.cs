namespace DingTalk.Alerting;

/// <summary>What stands between two spaces of a masked text; a line feed before it belongs to it.</summary>
readonly record struct TextToken(int Start, int Length, ulong Hash)
{
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
