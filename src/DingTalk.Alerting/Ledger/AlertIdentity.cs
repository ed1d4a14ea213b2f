namespace DingTalk.Alerting;

/// <summary>What a kind is found by, by content; groups that differ in the exception's trace alone share it.</summary>
readonly record struct AlertIdentity(AlertLevel Level, string? Category, int EventId, string Text, Type? Exception);
