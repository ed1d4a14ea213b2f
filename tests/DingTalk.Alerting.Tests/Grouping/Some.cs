using System.Reflection;

namespace DingTalk.Alerting.Tests.Grouping;

static class Some
{
    /// <summary>An exception that is its own cause, as only reflection (or a serializer) can make one.</summary>
    public static Exception CyclicException()
    {
        var exception = new InvalidOperationException("cyclic");
        typeof(Exception).GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(exception, exception);
        return exception;
    }
}
