namespace DingTalk.Extensions.DependencyInjection.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public async Task TheDecoratorOfTheReadmeIsTheOneThatIsTested()
    {
        var readme = await Repository.ReadAsync("src/DingTalk.Extensions.DependencyInjection/README.md");
        var tested = await Repository.ReadAsync("tests/DingTalk.Extensions.DependencyInjection.Tests/Support/ResilientRobot.cs");

        Assert.Contains(
            tested.ReplaceLineEndings("\n")[tested.IndexOf("sealed class", StringComparison.Ordinal)..],
            readme.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }
}
