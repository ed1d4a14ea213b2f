using System.Collections.Concurrent;
using DingTalk.Alerting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests.Support;

/// <summary>An application that logs to a group, as a host builds it: configuration, logging, dependency injection.</summary>
sealed class App : IAsyncDisposable
{
    static int _last;

    readonly Lazy<ServiceProvider> _services;

    /// <param name="settings">Configuration: what would stand in appsettings.json.</param>
    /// <param name="logging">Further logging; called after DingTalk was added.</param>
    /// <param name="services">Further services.</param>
    public App(
        IEnumerable<(string Key, string? Value)>? settings = null,
        Action<ILoggingBuilder>? logging = null,
        Action<IServiceCollection>? services = null)
    {
        Configuration = new ConfigurationBuilder()
            .AddInMemoryCollection((settings ?? []).Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)))
            .Build();
        _services = new(() =>
        {
            var collection = new ServiceCollection();
            collection.AddLogging(builder =>
            {
                builder.AddConfiguration(Configuration.GetSection("Logging"));
                builder.AddDingTalk(Configure);
                logging?.Invoke(builder);
            });
            services?.Invoke(collection);
            return collection.BuildServiceProvider();
        });
    }

    public IConfigurationRoot Configuration { get; }

    public WatchedClock Clock { get; } = new();

    public FakeGroup Group { get; } = new();

    public RecordingFormatter Formatter { get; } = new();

    public ConcurrentQueue<string> Diagnostics { get; } = new();

    /// <summary>The address; null leaves it to the configuration.</summary>
    public string? Webhook { get; init; } = $"https://oapi.dingtalk.com/robot/send?access_token=token{Interlocked.Increment(ref _last)}";

    public IServiceProvider Services => _services.Value;

    public DingTalkAlerts Alerts => Services.GetRequiredService<DingTalkAlerts>();

    public AlertStatistics Statistics => Alerts.GetStatistics();

    public ILogger Logger(string category = "Orders") => Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    /// <summary>Lets the first wait pass, and returns what the group was told.</summary>
    public async Task<Digest> TellAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Alerts.PumpAsync();
        return Assert.Single(Formatter.Digests);
    }

    /// <summary>As <see cref="TellAsync"/>, of one kind.</summary>
    public async Task<DigestGroup> TellOneAsync() => Assert.Single((await TellAsync()).Groups);

    /// <summary>As <see cref="TellAsync"/>, of one event.</summary>
    public async Task<AlertSample> TellSampleAsync() => Assert.Single((await TellOneAsync()).Samples);

    public ValueTask DisposeAsync() => _services.IsValueCreated ? _services.Value.DisposeAsync() : default;

    void Configure(DingTalkOptions options)
    {
        options.Webhook = Webhook ?? options.Webhook;
        options.Formatter = Formatter;
        options.Diagnostics = Diagnostics.Enqueue;
        options.HandlerFactory = () => Group;
        options.TimeProvider = Clock;
    }
}
