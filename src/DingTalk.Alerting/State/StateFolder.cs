using System.Runtime.InteropServices;

namespace DingTalk.Alerting;

/// <summary>Where the file may stand: on a disk of this machine, in a folder into which nobody else can write.</summary>
static class StateFolder
{
    // A page of these is written elsewhere each time, so that a full disk would end the process.
    static readonly string[] CopyOnWrite = ["btrfs", "zfs", "bcachefs"];

    /// <summary>Makes the folder where it is missing, for its owner only.</summary>
    /// <exception cref="IOException">It will not do; the message says why.</exception>
    public static void Ensure(string folder)
    {
        if (!Directory.Exists(folder)) Make(folder);
        CheckDisk(folder);
        CheckOwner(folder);
    }

    static void CheckDisk(string folder)
    {
        DriveType type;
        string format;
        try
        {
            var drive = new DriveInfo(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Path.GetPathRoot(folder)! : folder);
            (type, format) = (drive.DriveType, drive.DriveFormat);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Where the system does not say, the file is tried.
            return;
        }

        if (type == DriveType.Network)
            throw new IOException($"it is on a network ({format}), where it cannot be mapped safely: choose a folder on a disk of this machine");
        if (CopyOnWrite.Contains(format, StringComparer.OrdinalIgnoreCase))
            throw new IOException($"it is on {format}, which reserves no room for what is written later: choose a folder on another disk");
    }

#if NETSTANDARD2_0
    static void Make(string folder) => Directory.CreateDirectory(folder);

    static void CheckOwner(string folder)
    {
        // Modes came with .NET 7. On Windows the folder's own list of rights decides.
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            throw new IOException("on this system it needs .NET 8 or later, which can make a file for its owner only");
    }
#else
    const UnixFileMode ForOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static void CheckOwner(string folder)
    {
        // Into which nobody else can write, and we can: then it is ours, or we may do anything.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & ForOthers) != 0)
            throw new IOException("others may write into its folder: choose one of its own, which is made where it is missing");
    }
#endif
}
