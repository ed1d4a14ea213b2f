using System.Security.Cryptography;

[assembly: AssemblyFixture(typeof(NodePackages))]

namespace Clients.Tests.Support;

/// <summary>The packages of package-lock.json, installed when a test first asks, and kept until the lock changes.</summary>
public sealed class NodePackages
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    readonly Lazy<Task<string?>> _missing;

    public NodePackages()
    {
        var hash = SHA256.HashData(File.ReadAllBytes(Path.Combine(Scripts, "package-lock.json")));
        Folder = Path.Combine(AppContext.BaseDirectory, "NodePackages", Convert.ToHexString(hash)[..16]);
        _missing = new Lazy<Task<string?>>(InstallAsync);
    }

    public static string Scripts { get; } = Path.Combine(AppContext.BaseDirectory, "Node");

    public string Folder { get; }

    public async Task RequireAsync()
    {
        if (await _missing.Value is { } missing) Tool.Miss(missing);
    }

    async Task<string?> InstallAsync()
    {
        if (Tool.Find("node") is null) return "node is not on the path.";
        if (Directory.Exists(Folder)) return null;
        if (Tool.Find("npm") is not { } npm) return "npm is not on the path.";

        // Under another name until it is whole: a run that is broken off leaves nothing that looks installed.
        var unfinished = $"{Folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        foreach (var name in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Scripts, name), Path.Combine(unfinished, name), overwrite: true);
        var installed = await Finished.RunAsync(
            npm, unfinished, Limit, [], ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]);
        if (installed.Code != 0) return $"npm cannot install the clients: {installed.Errors.Trim()}";

        try
        {
            Directory.Move(unfinished, Folder);
        }
        catch (IOException) when (Directory.Exists(Folder))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        return null;
    }
}
