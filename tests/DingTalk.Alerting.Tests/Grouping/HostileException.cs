using System.Collections;

namespace DingTalk.Alerting.Tests.Grouping;

/// <summary>Throws from whatever may be overridden.</summary>
sealed class HostileException : Exception
{
    public override string Message => throw new InvalidOperationException("no message");

    public override string? StackTrace => throw new InvalidOperationException("no trace");

    public override IDictionary Data => throw new InvalidOperationException("no data");

    public override string? Source
    {
        get => throw new InvalidOperationException("no source");
        set => throw new InvalidOperationException("no source");
    }

    public override Exception GetBaseException() => throw new InvalidOperationException("no base");

    public override int GetHashCode() => throw new InvalidOperationException("no hash");

    public override bool Equals(object? obj) => throw new InvalidOperationException("no equality");

    public override string ToString() => throw new InvalidOperationException("no text");
}
