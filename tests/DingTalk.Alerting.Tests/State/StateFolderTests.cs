#if !NETSTANDARD_ASSET
using System.Diagnostics;
using System.Runtime.Versioning;

namespace DingTalk.Alerting.Tests.State;

/// <summary>The file is its owner's alone, and so is the folder.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StateFolderTests : IDisposable
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string _folder = Path.Combine(Path.GetTempPath(), "folder-" + Guid.NewGuid().ToString("N"));
    readonly List<string> _said = [];

    public StateFolderTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "There, the folder's list of rights decides.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string FilePath => Path.Combine(_folder, "deep", "alerts.state");

    [Fact]
    public void FolderAndFileAreMadeForTheirOwnerOnly()
    {
        var file = Begin()!;
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!));
        foreach (var made in Directory.GetFiles(Path.GetDirectoryName(FilePath)!)) Assert.Equal(Owner, File.GetUnixFileMode(made));
        file.Close(isEmpty: true);
        Assert.Empty(_said);
    }

    [Fact]
    public void AFolderThatOthersMayWriteInIsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.SetUnixFileMode(Path.GetDirectoryName(FilePath)!, Owner | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
        Assert.Null(Begin());
        Assert.Contains("others may write into its folder", Assert.Single(_said));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void EveryBlockOfTheFileIsOnTheDisk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asks the tool of Linux.");
        var file = Begin()!;
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%b %B %s", FilePath]) { RedirectStandardOutput = true })!;
        var numbers = stat.StandardOutput.ReadToEnd().Split(' ').Select(long.Parse).ToArray();
        Assert.True(numbers[0] * numbers[1] >= numbers[2], string.Join(" ", numbers));
        file.Close(isEmpty: true);
    }

    [Fact]
    public void APipeInItsPlaceDoesNotHangTheStart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asks the tool of Linux.");
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!, Owner | UnixFileMode.UserExecute);
        Process.Start("mkfifo", FilePath).WaitForExit();
        var file = Begin()!;
        Assert.Contains("cannot be read", Assert.Single(_said));
        file.Close(isEmpty: true);
    }

    StateFile? Begin() => new StateStart(FilePath, 10, TimeProvider.System, StateDisk.Real, _said.Add).Begin();
}
#endif
