using System.Runtime.CompilerServices;

namespace DingTalk.Extensions.DependencyInjection.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void TheDecoratorOfTheReadmeIsTheOneThatIsTested()
    {
        var readme = File.ReadAllText(Find("src/DingTalk.Extensions.DependencyInjection/README.md")).ReplaceLineEndings("\n");
        var tested = File.ReadAllText(Find("tests/DingTalk.Extensions.DependencyInjection.Tests/Support/ResilientRobot.cs"))
            .ReplaceLineEndings("\n");

        Assert.Contains(tested[tested.IndexOf("sealed class", StringComparison.Ordinal)..], readme, StringComparison.Ordinal);
    }

    static string Find(string path, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", path);
}
