using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.DingTalk.Tests.Support;

sealed record Failure(
    object Sender, LoggingFailureKind Kind, string Message, IReadOnlyCollection<LogEvent>? Events, Exception? Exception);
