namespace EndToEnd.Tests.Support;

/// <summary>What the library says of itself.</summary>
sealed class SaidList
{
    readonly object _lock = new();
    readonly List<string> _sentences = [];

    public IReadOnlyList<string> Sentences
    {
        get
        {
            lock (_lock) return [.. _sentences];
        }
    }

    public void Add(string sentence)
    {
        lock (_lock) _sentences.Add(sentence);
    }

    public int Count(string part) => Sentences.Count(s => s.Contains(part, StringComparison.OrdinalIgnoreCase));
}
