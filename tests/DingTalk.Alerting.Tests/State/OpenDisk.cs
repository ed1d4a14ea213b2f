namespace DingTalk.Alerting.Tests.State;

/// <summary>A disk in any folder, whose files may be read by others: a copy at any moment is what a kill would leave.</summary>
sealed class OpenDisk : StateDisk
{
    public override void Ensure(string folder) => Directory.CreateDirectory(folder);

    public override FileStream Open(string path, FileMode mode, long reserved = 0) =>
        path.EndsWith(".lock", StringComparison.Ordinal)
            ? base.Open(path, mode, reserved)
            : new FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite);
}
