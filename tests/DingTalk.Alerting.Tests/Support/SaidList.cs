namespace DingTalk.Alerting.Tests;

/// <summary>What the library said of itself.</summary>
sealed class SaidList
{
    readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public void Add(string line)
    {
        lock (_lines) _lines.Add(line);
    }
}
