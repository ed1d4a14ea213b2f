using System.Reflection;

namespace Linked;

/// <summary>
/// Files of the repository that a test reads. A deterministic build hides where its sources are from
/// <c>CallerFilePath</c>, so the build writes it into the assembly.
/// </summary>
static class Repository
{
    public static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "RepositoryRoot")
        .Value!;

    public static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(Root, path), TestContext.Current.CancellationToken);
}
