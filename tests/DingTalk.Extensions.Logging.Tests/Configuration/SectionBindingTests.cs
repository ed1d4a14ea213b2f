using System.Text;
using DingTalk.Alerting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.Logging.Tests.Configuration;

public sealed class SectionBindingTests
{
    const string Everything = """
        {
          "Webhook": "https://oapi.dingtalk.com/robot/send?access_token=t",
          "Secret": "SECx",
          "WebhookFile": "/run/secrets/webhook",
          "SecretFile": "/run/secrets/secret",
          "AllowHttp": true,
          "Keyword": "alarm",
          "Application": "Shop",
          "Environment": "Staging",
          "Instance": "shop-1",
          "Language": "en",
          "TimeZone": "Asia/Shanghai",
          "ApplicationVersion": "1.4.2",
          "TraceUrl": "https://traces.example.com/{TraceId}",
          "DetailsUrl": "https://logs.example.com/?q={Template}",
          "Runbooks": [ { "Category": "Shop.*", "Template": "Payment*", "Url": "https://wiki.example.com/payments" }, { "Url": "https://wiki.example.com" } ],
          "ActionCard": true,
          "ContextLines": 8,
          "Mention": {
            "Mobiles": [ "13800000000", "13900000000" ],
            "UserIds": [ "manager01" ],
            "Everyone": true,
            "MinimumLevel": "error"
          },
          "KeyProperty": "AlertKey",
          "GroupWait": "00:00:03",
          "Spacing": [ "00:00:04", "00:01:00" ],
          "RepeatInterval": "00:05:00",
          "MaxRepeatInterval": "03:00:00",
          "EpisodeMemory": "1.06:00:00",
          "StormKinds": 25,
          "QuietNotice": true,
          "QuietAfter": "00:10:00",
          "MaxKinds": 10,
          "MessagesPerMinute": 5,
          "MonthlyQuota": 600,
          "SendTimeout": "00:00:06",
          "ShutdownTimeout": "00:00:07",
          "StatePath": "/var/lib/shop/alerts.state",
          "Mask": "Mobiles, Emails",
          "MaskProperties": [ "CustomerName" ]
        }
        """;

    static readonly string[] InCodeOnly =
    [
        nameof(DingTalkOptions.Formatter), nameof(DingTalkOptions.Alerts), nameof(DingTalkOptions.Diagnostics),
        nameof(DingTalkOptions.HandlerFactory), nameof(DingTalkOptions.KeySelector), nameof(DingTalkOptions.TimeProvider),
        nameof(DingTalkOptions.Redactor),
    ];

    [Fact]
    public void EverySettingIsRead()
    {
        var options = Bind(Everything);

        Assert.Equal("https://oapi.dingtalk.com/robot/send?access_token=t", options.Webhook);
        Assert.Equal("SECx", options.Secret);
        Assert.Equal("/run/secrets/webhook", options.WebhookFile);
        Assert.Equal("/run/secrets/secret", options.SecretFile);
        Assert.True(options.AllowHttp);
        Assert.Equal("alarm", options.Keyword);
        Assert.Equal("Shop", options.Application);
        Assert.Equal("Staging", options.Environment);
        Assert.Equal("shop-1", options.Instance);
        Assert.Equal("en", options.Language);
        Assert.Equal("Asia/Shanghai", options.TimeZone);
        Assert.Equal("1.4.2", options.ApplicationVersion);
        Assert.Equal("https://traces.example.com/{TraceId}", options.TraceUrl);
        Assert.Equal("https://logs.example.com/?q={Template}", options.DetailsUrl);
        Assert.Equal(
            [("Shop.*", "Payment*", "https://wiki.example.com/payments"), (null, null, "https://wiki.example.com")],
            options.Runbooks.Select(static r => (r.Category, r.Template, r.Url)));
        Assert.True(options.ActionCard);
        Assert.Equal(8, options.ContextLines);
        Assert.Equal(25, options.StormKinds);
        Assert.True(options.QuietNotice);
        Assert.Equal(TimeSpan.FromMinutes(10), options.QuietAfter);
        Assert.Equal(["13800000000", "13900000000"], options.Mention.Mobiles);
        Assert.Equal(["manager01"], options.Mention.UserIds);
        Assert.True(options.Mention.Everyone);
        Assert.Equal(AlertLevel.Error, options.Mention.MinimumLevel);
        Assert.Equal("AlertKey", options.KeyProperty);
        Assert.Equal(TimeSpan.FromSeconds(3), options.GroupWait);
        Assert.Equal([TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(1)], options.Spacing!);
        Assert.Equal(TimeSpan.FromMinutes(5), options.RepeatInterval);
        Assert.Equal(TimeSpan.FromHours(3), options.MaxRepeatInterval);
        Assert.Equal(TimeSpan.FromHours(30), options.EpisodeMemory);
        Assert.Equal(10, options.MaxKinds);
        Assert.Equal(5, options.MessagesPerMinute);
        Assert.Equal(600, options.MonthlyQuota);
        Assert.Equal(TimeSpan.FromSeconds(6), options.SendTimeout);
        Assert.Equal(TimeSpan.FromSeconds(7), options.ShutdownTimeout);
        Assert.Equal("/var/lib/shop/alerts.state", options.StatePath);
        Assert.Equal(SensitiveData.Mobiles | SensitiveData.Emails, options.Mask);
        Assert.Equal(["CustomerName"], options.MaskProperties!);
    }

    // An option that is added to the class and forgotten in the binding is found here.
    [Fact]
    public void NoOptionIsForgotten()
    {
        var options = Bind(Everything);
        var untouched = new DingTalkOptions();

        var forgotten = typeof(DingTalkOptions).GetProperties()
            .Where(p => !InCodeOnly.Contains(p.Name) && Equals(p.GetValue(options), p.GetValue(untouched)))
            .Select(p => p.Name)
            .Except([nameof(DingTalkOptions.Mention)])
            .Concat(typeof(MentionOptions).GetProperties()
                .Where(p => Equals(p.GetValue(options.Mention), p.GetValue(untouched.Mention)))
                .Select(p => p.Name));

        Assert.Empty(forgotten);
    }

    [Fact]
    public void WhatIsNotSetKeepsItsDefault()
    {
        var options = Bind("""{ "LogLevel": { "Default": "Warning" }, "MonthlyQuota": "", "Keyword": null }""");

        Assert.Null(options.Webhook);
        Assert.Null(options.MonthlyQuota);
        Assert.Null(options.Keyword);
        Assert.Null(options.Spacing);
        Assert.Empty(options.Mention.Mobiles);
        Assert.Equal(TimeSpan.FromSeconds(2), options.GroupWait);
        Assert.Equal(SensitiveData.Secrets, options.Mask);
    }

    [Theory]
    [InlineData("\"None\"", SensitiveData.None)]
    [InlineData("\"secrets,cards\"", SensitiveData.Secrets | SensitiveData.Cards)]
    [InlineData("[ \"Secrets\", \"PersonalData\" ]", SensitiveData.Secrets | SensitiveData.PersonalData)]
    public void WhatIsMaskedIsATextOrAList(string json, SensitiveData expected)
        => Assert.Equal(expected, Bind($$"""{ "Mask": {{json}} }""").Mask);

    [Fact]
    public void AnEmptyWebhookIsNotAMissingOne() => Assert.Equal("", Bind("""{ "Webhook": "" }""").Webhook);

    [Fact]
    public void CodeWinsOverTheSection()
        => Assert.Equal("code", Bind("""{ "Keyword": "section" }""", static options => options.Keyword = "code").Keyword);

    [Theory]
    [InlineData("GroupWait", "\"abc\"", "a duration, hours first, such as 00:00:30")]
    [InlineData("GroupWait", "5", "a duration, hours first, such as 00:00:30")]
    [InlineData("Mask", "\"Phones\"", "None, or some of Secrets, Mobiles, IdNumbers, Cards, Emails, IpAddresses, PersonalData, All")]
    [InlineData("Mask", "\"128\"", "None, or some of Secrets, Mobiles, IdNumbers, Cards, Emails, IpAddresses, PersonalData, All")]
    [InlineData("AllowHttp", "\"yes\"", "true or false")]
    [InlineData("MaxKinds", "\"many\"", "a whole number")]
    [InlineData("MonthlyQuota", "1.5", "a whole number")]
    [InlineData("Spacing", "\"00:00:02\"", "a list")]
    [InlineData("Spacing", "[ \"00:00:02\", \"x\" ]", "a duration, hours first, such as 00:00:30", ":1")]
    [InlineData("Mention", "{ \"MinimumLevel\": \"Critical\" }", "Verbose, Debug, Information, Warning, Error or Fatal", ":MinimumLevel")]
    [InlineData("Mention", "{ \"MinimumLevel\": \"17\" }", "Verbose, Debug, Information, Warning, Error or Fatal", ":MinimumLevel")]
    public void WhatMakesNoSenseIsNamedAndExplained(string setting, string value, string expected, string path = "")
    {
        var exception = Assert.Throws<FormatException>(() => Bind($$"""{ "{{setting}}": {{value}} }"""));

        Assert.Equal($"The setting Logging:DingTalk:{setting}{path} must be {expected}.", exception.Message);
    }

    static DingTalkOptions Bind(string section, Action<DingTalkOptions>? configure = null)
    {
        var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Logging": { "DingTalk": {{section}} } }"""));
        var configuration = new ConfigurationBuilder().AddJsonStream(json).Build();
        using var services = new ServiceCollection()
            .AddLogging(builder => builder
                .AddConfiguration(configuration.GetSection("Logging"))
                .AddDingTalk(configure ?? (static _ => { })))
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<DingTalkOptions>>().Value;
    }
}
