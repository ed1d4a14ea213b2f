using System.Runtime.CompilerServices;
using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Page;

/// <summary>The inbox and the gauges as the page wants them. A message is painted once, whoever looks.</summary>
sealed class PageFeed(GroupState group)
{
    public const int PageSize = 100;
    const int MaxPageSize = 500;

    readonly ConditionalWeakTable<GroupMessage, PageMessage> _painted = [];

    /// <summary>Tells this group from another one that was at the same address before.</summary>
    public string Instance { get; } = Guid.NewGuid().ToString("N")[..12];

    public GroupInbox Inbox => group.Inbox;

    public string Home => ConversationKey.OfGroup(group.Options.Conversation);

    public PageFilter Filter(Microsoft.AspNetCore.Http.IQueryCollection query) => PageFilter.From(query, group.Options.Conversation);

    public PageMessage Paint(GroupMessage message) => _painted.GetValue(message, MessagePainter.Paint);

    /// <summary>The newest messages before a number.</summary>
    public PageMessages Before(long before, int count, PageFilter filter)
    {
        var matching = Inbox.After(0).Where(message => message.Id < before && filter.Matches(message)).ToList();
        var newest = matching.Skip(Math.Max(0, matching.Count - Math.Clamp(count, 1, MaxPageSize))).ToList();
        return new PageMessages([.. newest.Select(Paint)], matching.Count > newest.Count, matching.Count);
    }

    public PageState State()
    {
        var messages = Inbox.After(0);
        var delivered = messages.Count(message => message.Outcome == MessageOutcome.Delivered);
        return new PageState(
            Now(),
            group.Options.PerMinute,
            group.TakenThisMonth(),
            group.Options.MonthlyQuota,
            delivered,
            messages.Count - delivered,
            group.Held.Count,
            RequestFacts.BodyLimit,
            Home,
            [.. group.Robots.Select(Robot)],
            Faults(),
            Conversations(messages));
    }

    DateTimeOffset Now() => group.Options.TimeProvider.GetUtcNow();

    PageRobot Robot(GroupRobot robot)
    {
        var (taken, closedUntil) = group.WindowOf(robot);
        return new PageRobot(
            "Robot", robot.Token, robot.Webhook, robot.Secret is not null, robot.Keywords, robot.IpRanges, taken, group.Options.PerMinute, closedUntil);
    }

    static IReadOnlyList<PageFault> Faults() => [];

    List<PageConversation> Conversations(IReadOnlyList<GroupMessage> messages)
    {
        var found = new Dictionary<string, (int Count, GroupMessage Last)>();
        foreach (var message in messages)
        {
            foreach (var key in ConversationKey.Of(message, group.Options.Conversation))
                found[key] = (found.GetValueOrDefault(key).Count + 1, message);
        }

        // The group is there from the beginning; everything else when it has messages. The latest first.
        var others = found.Where(pair => pair.Key != Home).OrderByDescending(pair => pair.Value.Last.Id).Take(200).Select(pair => Entry(pair.Key, pair.Value));
        return [found.TryGetValue(Home, out var home) ? Entry(Home, home) : new PageConversation(Home, 0, "", null, null), .. others];
    }

    PageConversation Entry(string key, (int Count, GroupMessage Last) found)
    {
        var last = Paint(found.Last);
        return new PageConversation(key, found.Count, last.Preview, last.Type, last.At);
    }
}
