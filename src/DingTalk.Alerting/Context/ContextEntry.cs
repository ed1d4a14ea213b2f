namespace DingTalk.Alerting;

/// <summary>A line that is remembered for an error that may follow; not rendered, for most are never told.</summary>
sealed record ContextEntry(object Key, AlertLevel Level, int Sequence, object Source);
