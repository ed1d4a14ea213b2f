using Support;

namespace DingTalk.Alerting.Tests.State;

/// <summary>A folder for state files, for as long as a test lasts, and runs over them.</summary>
sealed class StatePlace : IDisposable
{
    readonly string _folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "state-" + Guid.NewGuid().ToString("N"));
    int _copies;

    public StatePlace() => Directory.CreateDirectory(_folder);

    public string Path => System.IO.Path.Combine(_folder, "alerts.state");

    public string Folder => _folder;

    public StateDisk Disk { get; set; } = new OpenDisk();

    /// <summary>Begins a run over the file, or over another one.</summary>
    public Bench Run(string? path = null, Action<DingTalkOptions>? configure = null, RecordingRobot? robot = null) => new(
        options =>
        {
            options.StatePath = path ?? Path;
            configure?.Invoke(options);
        },
        robot,
        Disk);

    /// <summary>What would stand in the file if the process were killed now, as a file of its own.</summary>
    public string Killed(string? path = null)
    {
        var copy = System.IO.Path.Combine(_folder, $"killed-{++_copies}.state");
        File.Copy(path ?? Path, copy);
        return copy;
    }

    /// <summary>What a run that is killed now would leave.</summary>
    public StateContent Left(string? path = null) => Read(Killed(path));

    public static StateContent Read(string path)
    {
        var content = StateReader.Read(File.ReadAllBytes(path));
        Assert.NotNull(content);
        return content;
    }

    public static RecordingRobot Dead() => new() { Answer = static _ => Some.NotAccepted() };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
