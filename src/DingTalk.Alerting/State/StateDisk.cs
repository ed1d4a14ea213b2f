namespace DingTalk.Alerting;

/// <summary>What the state file asks of the disk; a test puts a full one, or none of the owner's, in its place.</summary>
class StateDisk
{
    public static StateDisk Real { get; } = new();

    /// <summary>Makes the folder and checks that it will do.</summary>
    /// <exception cref="IOException">It will not.</exception>
    public virtual void Ensure(string folder) => StateFolder.Ensure(folder);

    /// <summary>Opens a file that nobody else opens meanwhile, readable by its owner only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">What to do where it exists.</param>
    /// <param name="reserved">Bytes to reserve on the disk, where the system can; only for a new one.</param>
    public virtual FileStream Open(string path, FileMode mode, long reserved = 0)
    {
#if NETSTANDARD2_0
        return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
#else
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (reserved > 0) options.PreallocationSize = reserved;
        if (mode != FileMode.Open && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#endif
    }

    /// <summary>Writes all of it, zeros as well: reserved or not, each page is on the disk before it is mapped.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public virtual void Fill(FileStream stream, byte[] image)
    {
        // The first lines last: a file without them was never begun.
        stream.Position = StateLayout.HeaderSize;
        stream.Write(image, StateLayout.HeaderSize, image.Length - StateLayout.HeaderSize);
        stream.Position = 0;
        stream.Write(image, 0, StateLayout.HeaderSize);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Puts a file in the place of another one, in one step.</summary>
    public virtual void Replace(string path, string by)
    {
#if NETSTANDARD2_0
        if (File.Exists(path)) File.Replace(by, path, null);
        else File.Move(by, path);
#else
        File.Move(by, path, overwrite: true);
#endif
    }
}
