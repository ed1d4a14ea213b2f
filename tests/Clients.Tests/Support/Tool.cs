namespace Clients.Tests.Support;

/// <summary>A program that a client needs and that the machine may lack.</summary>
static class Tool
{
    static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)))
        .FirstOrDefault(File.Exists);

    /// <summary>What is missing skips a test on somebody's machine, and fails it where everything must be tested.</summary>
    public static string Require(string name)
    {
        if (Find(name) is { } found) return found;
        Miss($"{name} is not on the path.");
        return name;
    }

    public static void Miss(string what)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)) Assert.Fail(what);
        Assert.Skip(what);
    }
}
