using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Sinks.DingTalk.Tests.Support;

namespace Serilog.Sinks.DingTalk.Tests;

/// <summary>What stands in an appsettings.json, read by Serilog.Settings.Configuration, and what the group sees of it.</summary>
[Collection(RunsAlone.Name)]
public sealed class AppSettingsTests
{
    [Fact]
    public void TheNameAloneIsEnough()
    {
        using var group = new LoopbackGroup();
        using var environment = new EnvironmentVariable("DINGTALK_WEBHOOK", group.Webhook);

        Log("""{ "Serilog": { "WriteTo": [ "DingTalk" ] } }""");

        Assert.Contains("Payment 15 of Ada failed", group.OnlyText);
    }

    [Fact]
    public void AFlatListOfArgumentsIsRead()
    {
        using var group = new LoopbackGroup();
        var statePath = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "alerts.state");

        Log($$"""
            { "Serilog": { "WriteTo": [ { "Name": "DingTalk", "Args": {
                "webhook": "{{group.Webhook}}",
                "secret": "SEC0123",
                "restrictedToMinimumLevel": "Warning",
                "application": "Shop",
                "environment": "Staging",
                "language": "en",
                "keyword": "Alarm!",
                "timeZone": "Asia/Tokyo",
                "formatProvider": "System.Globalization.CultureInfo::InvariantCulture",
                "mentionMobiles": [ "13800000001", "13800000002" ],
                "mentionUserIds": [ "ada" ],
                "mentionMinimumLevel": "Error",
                "statePath": "{{statePath.Replace("\\", "\\\\")}}"
            } } ] } }
            """);

#if !NETSTANDARD_ASSET // There, outside of Windows, no file can be made for its owner only, and none is.
        Assert.True(File.Exists(statePath));
        Directory.Delete(Path.GetDirectoryName(statePath)!, recursive: true);
#endif

        var text = group.OnlyText;
        foreach (var part in (string[])["Shop", "Staging", "Alarm!", "Payment 15 of Ada failed", "Payment 15 is slow", "@13800000001", "@ada"])
            Assert.Contains(part, text);
        var at = group.Bodies[0].GetProperty("at");
        Assert.Equal(["13800000001", "13800000002"], at.GetProperty("atMobiles").EnumerateArray().Select(static m => m.GetString()));
        Assert.Equal(["ada"], at.GetProperty("atUserIds").EnumerateArray().Select(static m => m.GetString()));
    }

    [Fact]
    public void OptionsAreReadWithWhatIsNestedInThem()
    {
        using var group = new LoopbackGroup();
        using var selfLog = new CapturedSelfLog();

        Log($$"""
            { "Serilog": { "WriteTo": [ { "Name": "DingTalk", "Args": {
                "restrictedToMinimumLevel": "Fatal",
                "options": {
                    "Webhook": "{{group.Webhook}}",
                    "Application": "Shop",
                    "Language": "en",
                    "Spacing": [ "00:00:01", "00:00:10" ],
                    "GroupWait": "00:00:05",
                    "MaxKinds": 50,
                    "MonthlyQuota": 1000,
                    "Mask": "Mobiles, Emails",
                    "MaskProperties": [ "CustomerName" ],
                    "Mention": { "Mobiles": [ "13800000001" ], "MinimumLevel": "Fatal", "Everyone": false }
                }
            } } ] } }
            """);

        Assert.Contains("Shop", group.OnlyText);
        Assert.Contains("The shop is closed", group.OnlyText);
        Assert.DoesNotContain("Payment", group.OnlyText);
        Assert.Equal(
            ["13800000001"],
            group.Bodies[0].GetProperty("at").GetProperty("atMobiles").EnumerateArray().Select(static m => m.GetString()));
        Assert.Empty(selfLog.Lines);
    }

    [Theory]
    [InlineData("\"Spacing\": [ \"-00:00:01\" ]", "Spacing")]
    [InlineData("\"GroupWait\": \"-00:00:01\"", "GroupWait")]
    [InlineData("\"MaxKinds\": 0", "MaxKinds")]
    [InlineData("\"MonthlyQuota\": 0", "MonthlyQuota")]
    [InlineData("\"TimeZone\": \"Nowhere\"", "TimeZone")]
    [InlineData("\"Language\": \"fr\"", "Language")]
    [InlineData("\"TraceUrl\": \"traces\"", "TraceUrl")]
    [InlineData("\"DetailsUrl\": \"https://logs.example.com/{Nothing}\"", "Nothing")]
    [InlineData("\"Runbooks\": [ { \"Category\": \"Shop.*\", \"Url\": \"ftp://wiki.example.com\" } ]", "Runbooks:Url")]
    [InlineData("\"ContextLines\": 17", "ContextLines")]
    [InlineData("\"StormKinds\": 0", "StormKinds")]
    [InlineData("\"QuietNotice\": true, \"ActionCard\": true, \"QuietAfter\": \"00:00:00\"", "QuietAfter")]
    public void EachOptionArrives(string option, string name)
    {
        // That a wrong value is refused by name shows that the right one would have arrived.
        var exception = Assert.ThrowsAny<Exception>(() => Log($$"""
            { "Serilog": { "WriteTo": [ { "Name": "DingTalk", "Args": { "options": {
                "Webhook": "http://127.0.0.1:9/robot/send?access_token=t", {{option}}
            } } } ] } }
            """));

        Assert.Contains(name, exception.GetBaseException().Message);
    }

    [Fact]
    public void AVersionLinksAndHowALineReadsStandInTheFlatList()
    {
        using var group = new LoopbackGroup();

        Log($$"""
            { "Serilog": { "WriteTo": [ { "Name": "DingTalk", "Args": {
                "webhook": "{{group.Webhook}}",
                "restrictedToMinimumLevel": "Fatal",
                "applicationVersion": "1.4.2",
                "traceUrl": "https://traces.example.com/{TraceId}",
                "detailsUrl": "https://logs.example.com/?l={Level}",
                "outputTemplate": "<{Level:u3}> {Message:lj}"
            } } ] } }
            """);

        foreach (var part in (string[])[" 1.4.2", "](https://logs.example.com/?l=Fatal)", "&lt;FTL&gt; The shop is closed"])
            Assert.Contains(part, group.OnlyText);
    }

    [Fact]
    public void AnExpressionMayBeNamedInTheFile()
    {
        using var group = new LoopbackGroup();

        Log($$"""
            { "Serilog": { "WriteTo": [ { "Name": "DingTalk", "Args": {
                "webhook": "{{group.Webhook}}",
                "restrictedToMinimumLevel": "Fatal",
                "lineFormatter": { "type": "Serilog.Templates.ExpressionTemplate, Serilog.Expressions", "template": "Alarm! {@m}" }
            } } ] } }
            """);

        Assert.Contains("Alarm! The shop is closed", group.OnlyText);
    }

    [Fact]
    public void ALevelSwitchOfTheFileDecides()
    {
        using var group = new LoopbackGroup();

        Log($$"""
            { "Serilog": {
                "LevelSwitches": { "$dingTalk": "Fatal" },
                "WriteTo": [ { "Name": "DingTalk", "Args": { "webhook": "{{group.Webhook}}", "levelSwitch": "$dingTalk" } } ]
            } }
            """);

        Assert.Contains("The shop is closed", group.OnlyText);
        Assert.DoesNotContain("Payment", group.OnlyText);
    }

    [Fact]
    public void SecretsMayComeFromFiles()
    {
        using var group = new LoopbackGroup();
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, group.Webhook + "\n");
        try
        {
            Log($$"""
                { "Serilog": { "WriteTo": [ { "Name": "DingTalk", "Args": { "webhookFile": "{{file.Replace("\\", "\\\\")}}" } } ] } }
                """);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Single(group.Bodies);
    }

    static void Log(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        using var logger = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
        logger.Warning("Payment {PaymentId} is slow", 15);
        logger.Error("Payment {PaymentId} of {Customer} failed", 15, "Ada");
        logger.Fatal("The shop is closed");
    }
}
