using System.Reflection;
using System.Runtime.CompilerServices;
using DingTalk.Alerting;
using DingTalk.Robots;
using DingTalk.Testing;
using Microsoft.Extensions.Logging;
using Serilog;

namespace EndToEnd.Tests.Laws;

/// <summary>Law 7: data flows front door → ledger → digest → formatter → robot, and the references go that way only.</summary>
public sealed class OneDirectionTests
{
    static readonly Assembly Robots = typeof(WebhookRobot).Assembly;
    static readonly Assembly Alerting = typeof(AlertPipeline).Assembly;
    static readonly Assembly SerilogDoor = typeof(DingTalkLoggerConfigurationExtensions).Assembly;
    static readonly Assembly LoggingDoor = typeof(DingTalkLoggingBuilderExtensions).Assembly;
    static readonly Assembly Testing = typeof(DingTalkGroup).Assembly;

    static readonly Assembly[] Shipped = [Robots, Alerting, SerilogDoor, LoggingDoor, Testing];

    [Fact]
    public void ReferencesGoOneWay()
    {
        Assert.Empty(Ours(Robots));
        Assert.Equal(["DingTalk.Robots"], Ours(Alerting));
        Assert.Equal(["DingTalk.Alerting", "DingTalk.Robots"], Ours(SerilogDoor));
        Assert.Equal(["DingTalk.Alerting", "DingTalk.Robots"], Ours(LoggingDoor));
    }

    [Fact]
    public void TheLayersBelowTheDoorsKnowNoLogging()
    {
        foreach (var layer in new[] { Robots, Alerting })
        {
            Assert.DoesNotContain(References(layer), static name => name.StartsWith("Serilog", StringComparison.Ordinal));
            Assert.DoesNotContain(
                References(layer), static name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void TheDoorsDoNotKnowEachOther()
    {
        Assert.DoesNotContain(
            References(SerilogDoor), static name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
        Assert.DoesNotContain(References(LoggingDoor), static name => name.StartsWith("Serilog", StringComparison.Ordinal));
    }

    [Fact]
    public void TheGroupForTestsSharesNothingWithWhatItTests() => Assert.Empty(Ours(Testing));

    [Fact]
    public void NoShippedAssemblyIsAFriendOfAnother()
    {
        var shipped = Shipped.Select(static a => a.GetName().Name).ToList();
        foreach (var assembly in Shipped)
        {
            var friends = assembly.GetCustomAttributes<InternalsVisibleToAttribute>()
                .Select(static friend => friend.AssemblyName.Split(',')[0]).ToList();
            Assert.Empty(friends.Intersect(shipped));
            Assert.All(friends, static friend => Assert.Contains(".Tests", friend));
        }
    }

    static IEnumerable<string> Ours(Assembly assembly) => References(assembly)
        .Where(static name => name.StartsWith("DingTalk.", StringComparison.Ordinal) || name == "Serilog.Sinks.DingTalk")
        .Order(StringComparer.Ordinal);

    static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(static a => a.Name!);
}
