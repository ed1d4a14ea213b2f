using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Http;

/// <summary>The group's clock, and how far it was advanced.</summary>
sealed record ClockJson(DateTimeOffset Now, double AdvancedSeconds)
{
    public static ClockJson From(GroupClock clock) => new(clock.GetUtcNow(), clock.Advanced.TotalSeconds);
}
