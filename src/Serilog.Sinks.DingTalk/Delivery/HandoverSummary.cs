using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.DingTalk;

/// <summary>The one event that stands for those of a group that were counted but not retained.</summary>
static class HandoverSummary
{
    static readonly MessageTemplate Template =
        new MessageTemplateParser().Parse("{Count} more events like this between {First} and {Last}: {Template}");

    public static LogEvent Of(AlertHandover group)
    {
        var properties = new List<LogEventProperty>
        {
            new("Count", new ScalarValue(group.Remaining)),
            new("First", new ScalarValue(group.First)),
            new("Last", new ScalarValue(group.Last)),
            new("Template", new ScalarValue(group.Template)),
        };
        if (group.Category is { } category)
            properties.Add(new(Constants.SourceContextPropertyName, new ScalarValue(category)));

        return new LogEvent(group.Last, (LogEventLevel)group.Level, exception: null, Template, properties);
    }
}
