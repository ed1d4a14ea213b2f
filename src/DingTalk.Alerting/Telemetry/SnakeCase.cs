using System.Collections.Concurrent;
using System.Text;

namespace DingTalk.Alerting;

/// <summary>The values of an enum as OpenTelemetry writes attributes: <c>NoAnswer</c> as <c>no_answer</c>.</summary>
static class SnakeCase<T>
    where T : struct, Enum
{
    static readonly ConcurrentDictionary<T, string> Names = new();

    public static string NameOf(T value) => Names.GetOrAdd(value, static v => Of(v.ToString()));

    static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
