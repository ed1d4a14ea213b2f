using System.Text.RegularExpressions;

namespace EndToEnd.Tests.Laws;

/// <summary>What SECURITY.md promises, a test holds.</summary>
public sealed class SecurityPageTests
{
    [Fact]
    public async Task EachTestThatThePageNamesExists()
    {
        var named = Regex.Matches(await Repository.ReadAsync("SECURITY.md"), @"`(\w+Tests)\.(\w+)`")
            .Select(static match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value))
            .Distinct()
            .ToArray();
        Assert.InRange(named.Length, 30, 200);

        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .GroupBy(static path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(static files => files.Key, static files => string.Concat(files.Select(File.ReadAllText)));
        Assert.All(named, test => Assert.Matches($@"\b(void|Task) {test.Method}\(", sources[test.Class]));
    }
}
