using System.Reflection;
using System.Runtime.Versioning;

namespace Assets;

/// <summary>Each project of tests runs on the asset that it is there for, and so does everything of ours below it.</summary>
public sealed class AssetTests
{
#if NETSTANDARD_ASSET
    const string Expected = ".NETStandard,Version=v2.0";
#elif NET10_0
    const string Expected = ".NETCoreApp,Version=v10.0";
#else
    const string Expected = ".NETCoreApp,Version=v8.0";
#endif

    [Fact]
    public void TheTestsRunOnTheAssetThatTheyAreFor()
    {
        var tests = typeof(AssetTests).Assembly;
        var library = tests.GetName().Name!.Split(".Tests")[0];
        var ours = Below(tests).ToDictionary(static a => a.GetName().Name!, StringComparer.Ordinal);

        Assert.Contains(library, ours.Keys);
        Assert.All(ours.Values, static a => Assert.Equal(Expected, a.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName));
    }

    static IEnumerable<Assembly> Below(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Where(static name => name.Name is "Support" or "Serilog.Sinks.DingTalk" || name.Name!.StartsWith("DingTalk.", StringComparison.Ordinal))
        .Select(Assembly.Load)
        .SelectMany(static a => Below(a).Prepend(a))
        .Distinct();
}
