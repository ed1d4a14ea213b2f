using System.Globalization;
using System.Text;

namespace Kill.Victim;

/// <summary>One thread's logging, and the file in which it says how many of its calls have returned.</summary>
sealed class Logging(Door door, string run, int thread, string progress)
{
    readonly byte[] _text = new byte[20];

    public void Log(long events)
    {
        using var file = File.OpenHandle($"{progress}.{thread}", FileMode.Create, FileAccess.Write, FileShare.Read);
        var templates = Enumerable.Range(0, 6).Select(kind => $"Run {run} kind {kind} failed for {{Number}}").ToArray();
        for (var i = 1L; i <= events; i++)
        {
            // Both threads log the same kinds; now and then a fatal one comes between, and one that was never seen.
            if (i % 5_000 == 0) door.Fatal(templates[0], i);
            else if (i % 3_000 == 0) door.Error($"Run {run} kind {1_000 + (i / 3_000 % 40)} failed for {{Number}}", i);
            else door.Error(templates[i % templates.Length], i);
            Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture).PadRight(_text.Length), _text);
            RandomAccess.Write(file, _text, 0);
        }
    }
}
