namespace DingTalk.Alerting.Tests.State;

/// <summary>The real one, in any folder, which fails where the test says.</summary>
sealed class AnyFolderDisk : StateDisk
{
    public bool IsFull { get; set; }

    /// <summary>Called when the new file stands in the place of the old one.</summary>
    public Action<string>? Replaced { get; set; }

    public override void Ensure(string folder) => Directory.CreateDirectory(folder);

    public override void Fill(FileStream stream, byte[] image)
    {
        if (IsFull) throw new IOException("No space left on device");
        base.Fill(stream, image);
    }

    public override void Replace(string path, string by)
    {
        base.Replace(path, by);
        Replaced?.Invoke(path);
    }
}
