using DingTalk.Alerting;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Sinks.DingTalk;
#if !NETSTANDARD2_0
using System.Diagnostics.CodeAnalysis;
#endif

// Each overload is told apart by its first argument or, in a configuration file, by the names of its arguments.
#pragma warning disable RS0026

namespace Serilog;

/// <summary>Adds <c>WriteTo.DingTalk()</c> to the logger configuration.</summary>
public static class DingTalkLoggerConfigurationExtensions
{
    /// <summary>
    /// Tells errors to a DingTalk group: bursts coalesced into one digest, the robot's limits kept, every event accounted for.
    /// </summary>
    /// <param name="sinkConfiguration">The logger configuration's <c>WriteTo</c>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that is told. Not used where <paramref name="levelSwitch"/> is given. The default is
    /// <see cref="LogEventLevel.Error"/>.
    /// </param>
    /// <param name="levelSwitch">Changes the lowest level at run time. The default is null.</param>
    /// <param name="lineFormatter">
    /// Writes how an event reads in the message, in one line or several, in place of its rendered message: an output template
    /// (<c>MessageTemplateTextFormatter</c>) or an expression (<c>ExpressionTemplate</c> of Serilog.Expressions). Which events are the
    /// same is decided without it. The default is null.
    /// </param>
    /// <returns>The logger configuration, for chaining.</returns>
    /// <exception cref="ArgumentException">An option is wrong; the message names it and says what to do.</exception>
    public static LoggerConfiguration DingTalk(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<DingTalkOptions> configure,
        LogEventLevel restrictedToMinimumLevel = LogEventLevel.Error,
        LoggingLevelSwitch? levelSwitch = null,
        ITextFormatter? lineFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new DingTalkOptions();
        configure(options);
        return sinkConfiguration.DingTalk(options, restrictedToMinimumLevel, levelSwitch, formatProvider: null, lineFormatter);
    }

    /// <summary>
    /// Tells errors to a DingTalk group, with the options that a flat list can hold, as in <c>"Args": { "webhook": "…" }</c> of an
    /// appsettings.json.
    /// </summary>
    /// <param name="sinkConfiguration">The logger configuration's <c>WriteTo</c>.</param>
    /// <param name="webhook">
    /// The robot's webhook address. The default is null: taken from <paramref name="webhookFile"/>, else from the environment
    /// variable <c>DINGTALK_WEBHOOK</c>, else the sink is disabled, which it says once. An empty string disables it.
    /// </param>
    /// <param name="secret">
    /// The robot's signing secret (<c>SEC…</c>). The default is null: taken from <paramref name="secretFile"/> or
    /// <c>DINGTALK_SECRET</c>, as <see cref="DingTalkOptions.Secret"/> says; else requests are not signed.
    /// </param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that is told. Not used where <paramref name="levelSwitch"/> is given. The default is
    /// <see cref="LogEventLevel.Error"/>.
    /// </param>
    /// <param name="levelSwitch">Changes the lowest level at run time. The default is null.</param>
    /// <param name="formatProvider">
    /// How numbers and times in messages are written. The default is null: the culture of the thread.
    /// </param>
    /// <param name="application">Name of the application, as the group sees it. The default is null: the entry assembly's name.</param>
    /// <param name="environment">
    /// Name of the environment. The default is null: <c>DOTNET_ENVIRONMENT</c> or <c>ASPNETCORE_ENVIRONMENT</c>, else left out.
    /// </param>
    /// <param name="language">The language of the messages: <c>zh</c> or <c>en</c>. The default is null: <c>zh</c>.</param>
    /// <param name="keyword">The robot's keyword, where it is in keyword mode. The default is null.</param>
    /// <param name="timeZone">
    /// The time zone in which times are told, as an IANA or Windows id. The default is null: this machine's.
    /// </param>
    /// <param name="webhookFile">A file that holds the webhook address. The default is null.</param>
    /// <param name="secretFile">A file that holds the signing secret. The default is null.</param>
    /// <param name="mentionMobiles">Mobile numbers of members of the group to mention. The default is none.</param>
    /// <param name="mentionUserIds">User ids of members of the group to mention. The default is none.</param>
    /// <param name="mentionEveryone">Whether everybody in the group is mentioned. The default is false.</param>
    /// <param name="mentionMinimumLevel">
    /// The lowest level that mentions anybody. The default is <see cref="LogEventLevel.Fatal"/>.
    /// </param>
    /// <param name="applicationVersion">
    /// Version of the application. The default is null: found as <see cref="DingTalkOptions.ApplicationVersion"/> says.
    /// </param>
    /// <param name="traceUrl">A link to the trace of an event, with <c>{TraceId}</c> in it. The default is null: no link.</param>
    /// <param name="detailsUrl">
    /// A link to the logs behind a kind, with the names in braces that <see cref="DingTalkOptions.DetailsUrl"/> lists. The default is
    /// null: no link.
    /// </param>
    /// <param name="actionCard">Whether the links of the first kind are told as buttons of an action card. The default is false.</param>
    /// <param name="contextLines">
    /// How many lines of lower levels, logged in the same trace before the first error of a kind, are told with it; at most 16. The
    /// default is 0.
    /// </param>
    /// <param name="outputTemplate">
    /// Writes how an event reads in the message, as in <c>"{SourceContext}: {Message:lj}"</c>, in place of its rendered message. The
    /// exception has its own place and need not stand in it. The default is null.
    /// </param>
    /// <param name="lineFormatter">
    /// As <paramref name="outputTemplate"/>, with any formatter, such as an <c>ExpressionTemplate</c> of Serilog.Expressions. The
    /// default is null.
    /// </param>
    /// <param name="statePath">
    /// A file that keeps the counts, so that what is untold at a crash is told by the next run, as
    /// <see cref="DingTalkOptions.StatePath"/> says. The default is null: no file.
    /// </param>
    /// <returns>The logger configuration, for chaining.</returns>
    /// <exception cref="ArgumentException">An option is wrong; the message names it and says what to do.</exception>
    public static LoggerConfiguration DingTalk(
        this LoggerSinkConfiguration sinkConfiguration,
        string? webhook = null,
        string? secret = null,
        LogEventLevel restrictedToMinimumLevel = LogEventLevel.Error,
        LoggingLevelSwitch? levelSwitch = null,
        IFormatProvider? formatProvider = null,
        string? application = null,
        string? environment = null,
        string? language = null,
        string? keyword = null,
        string? timeZone = null,
        string? webhookFile = null,
        string? secretFile = null,
        string[]? mentionMobiles = null,
        string[]? mentionUserIds = null,
        bool mentionEveryone = false,
        LogEventLevel mentionMinimumLevel = LogEventLevel.Fatal,
        string? applicationVersion = null,
        string? traceUrl = null,
        string? detailsUrl = null,
        bool actionCard = false,
        int contextLines = 0,
        string? outputTemplate = null,
        ITextFormatter? lineFormatter = null,
        string? statePath = null)
    {
        if (outputTemplate is not null && lineFormatter is not null)
            throw new ArgumentException("Give an outputTemplate or a lineFormatter, not both: each says how a line reads.", nameof(outputTemplate));
        var options = new DingTalkOptions
        {
            Webhook = webhook,
            Secret = secret,
            WebhookFile = webhookFile,
            SecretFile = secretFile,
            Application = application,
            Environment = environment,
            Keyword = keyword,
            TimeZone = timeZone,
            ApplicationVersion = applicationVersion,
            TraceUrl = traceUrl,
            DetailsUrl = detailsUrl,
            ActionCard = actionCard,
            ContextLines = contextLines,
            StatePath = statePath,
        };
        options.Language = language ?? options.Language;
        options.Mention.Mobiles = mentionMobiles ?? options.Mention.Mobiles;
        options.Mention.UserIds = mentionUserIds ?? options.Mention.UserIds;
        options.Mention.Everyone = mentionEveryone;
        options.Mention.MinimumLevel = (AlertLevel)mentionMinimumLevel;
        if (outputTemplate is not null) lineFormatter = new MessageTemplateTextFormatter(outputTemplate, formatProvider);
        return sinkConfiguration.DingTalk(options, restrictedToMinimumLevel, levelSwitch, formatProvider, lineFormatter);
    }

    /// <summary>
    /// Tells errors to a DingTalk group, with options made elsewhere: bound from a section of the configuration, or written as
    /// <c>"Args": { "options": { … } }</c> in an appsettings.json.
    /// </summary>
    /// <param name="sinkConfiguration">The logger configuration's <c>WriteTo</c>.</param>
    /// <param name="options">The options. They are copied: later changes have no effect.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that is told. Not used where <paramref name="levelSwitch"/> is given. The default is
    /// <see cref="LogEventLevel.Error"/>.
    /// </param>
    /// <param name="levelSwitch">Changes the lowest level at run time. The default is null.</param>
    /// <param name="formatProvider">
    /// How numbers and times in messages are written. The default is null: the culture of the thread.
    /// </param>
    /// <param name="lineFormatter">
    /// Writes how an event reads in the message, in one line or several, in place of its rendered message: an output template
    /// (<c>MessageTemplateTextFormatter</c>) or an expression (<c>ExpressionTemplate</c> of Serilog.Expressions). Which events are the
    /// same is decided without it. The default is null.
    /// </param>
    /// <returns>The logger configuration, for chaining.</returns>
    /// <exception cref="ArgumentException">An option is wrong; the message names it and says what to do.</exception>
#if !NETSTANDARD2_0
    // Serilog.Settings.Configuration fills the options through reflection, which the trimmer does not see.
    [DynamicDependency(Bound, typeof(DingTalkOptions))]
    [DynamicDependency(Bound, typeof(MentionOptions))]
    [DynamicDependency(Bound, typeof(RunbookOptions))]
#endif
    public static LoggerConfiguration DingTalk(
        this LoggerSinkConfiguration sinkConfiguration,
        DingTalkOptions options,
        LogEventLevel restrictedToMinimumLevel = LogEventLevel.Error,
        LoggingLevelSwitch? levelSwitch = null,
        IFormatProvider? formatProvider = null,
        ITextFormatter? lineFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(options);

        // Lines of lower levels have to come by, where they may be told with an error; then the sink knows its level itself.
        if (options.ContextLines > 0)
        {
            var gate = new EventGate(restrictedToMinimumLevel, levelSwitch);
            return sinkConfiguration.Sink(DingTalkSink.Create(options, formatProvider, lineFormatter, gate), LevelAlias.Minimum);
        }

        var sink = DingTalkSink.Create(options, formatProvider, lineFormatter);

        // Serilog warns about a level that a switch overrules; ours is only the default.
        return sinkConfiguration.Sink(sink, levelSwitch is null ? restrictedToMinimumLevel : LevelAlias.Minimum, levelSwitch);
    }

#if !NETSTANDARD2_0
    const DynamicallyAccessedMemberTypes Bound =
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties;
#endif
}
