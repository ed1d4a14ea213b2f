namespace FaultyCode;

/// <summary>Files that are not there, or not as they should be.</summary>
static class Files
{
    public static IEnumerable<Fault> Faults =>
    [
        new("report not there", number => Report(Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".txt" + number))),
        new("folder of reports not there", number => Report(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), number + ".txt"))),
        new("report used by another", _ => Shared()),
        new("report ends early", number => Read(new byte[number % 3])),
        new("name too long", number => Report(Path.Combine(Path.GetTempPath(), new string('x', 5000 + number)))),
    ];

    static string Report(string path) => File.ReadAllText(path);

    static void Shared()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var one = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
            using var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static int Read(byte[] bytes) => new BinaryReader(new MemoryStream(bytes)).ReadInt32();
}
