using System.Security;

namespace DingTalk.Emulator.Tests.Support;

/// <summary>
/// Both packages, packed into a folder of their own with build output of their own: other builds of the same projects run at the
/// same time. Packing takes a minute, so it is done where everything is tested, and elsewhere when it is asked for.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    const string Asked = "DINGTALK_TEST_PACKAGES";

    public string Root { get; } = Directory.CreateTempSubdirectory("dingtalk-packages-").FullName;

    public string Packages => Path.Combine(Root, "packages");

    public string Version { get; private set; } = "";

    public static void Require()
    {
        if (!IsWanted) Assert.Skip($"Packing takes a minute: set CI or {Asked} to true.");
    }

    public async ValueTask InitializeAsync()
    {
        if (!IsWanted) return;
        foreach (var project in new[] { "DingTalk.Testing", "DingTalk.Emulator" })
        {
            await Dotnet.RunAsync(
                Root, new Dictionary<string, string>(), "pack", Path.Combine(Repository, "src", project), "-c", "Release", "-o", Packages,
                "--artifacts-path", Path.Combine(Root, "artifacts"), "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false");
        }

        var tool = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Packages, "DingTalk.Emulator.*.nupkg")));
        Version = tool["DingTalk.Emulator.".Length..];
        await File.WriteAllTextAsync(Path.Combine(Root, "packed.config"), Config("<clear />"));
        await File.WriteAllTextAsync(Path.Combine(Root, "NuGet.Config"), Config(""));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    static bool IsWanted => new[] { "CI", Asked }.Any(name =>
        string.Equals(Environment.GetEnvironmentVariable(name), "true", StringComparison.OrdinalIgnoreCase));

    static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }
    }

    string Config(string others) =>
        $"""
        <configuration>
          <packageSources>
            {others}
            <add key="packed" value="{SecurityElement.Escape(Packages)}" />
          </packageSources>
        </configuration>
        """;
}
