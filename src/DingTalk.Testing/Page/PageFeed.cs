using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Page;

/// <summary>The inbox and the gauges as the page wants them. A message is painted once, whoever looks.</summary>
sealed class PageFeed(GroupState group)
{
    public const int PageSize = 100;
    const int MaxPageSize = 500;

    const int MaxFaults = 50;

    readonly object _gate = new();
    readonly ConditionalWeakTable<GroupMessage, PageMessage> _painted = [];
    List<PageConversation> _listed = [];
    long _listedAt = -1;

    /// <summary>Tells this group from another one that was at the same address before.</summary>
    public string Instance { get; } = Guid.NewGuid().ToString("N")[..12];

    public GroupInbox Inbox => group.Inbox;

    public string Home => ConversationKey.OfGroup(group.Options.Conversation);

    public PageFilter Filter(IQueryCollection query) => PageFilter.From(query, group.Options.Conversation);

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
        var (delivered, refused) = group.Inbox.Totals;
        return new PageState(
            group.Clock.GetUtcNow(),
            group.Options.PerMinute,
            group.TakenThisMonth(),
            group.Options.MonthlyQuota,
            delivered,
            refused,
            group.Held.Count,
            RequestFacts.BodyLimit,
            Home,
            [.. group.Robots.Select(Robot)],
            [.. group.Faults.All.Take(MaxFaults).Select(Fault)],
            Conversations());
    }

    PageRobot Robot(GroupRobot robot)
    {
        var gauge = group.GaugeOf(robot);
        return new PageRobot(
            robot.Name,
            robot.Token,
            robot.Webhook,
            robot.Secret is not null,
            robot.Keywords,
            robot.IpRanges,
            gauge.TakenThisMinute,
            robot.PerMinute,
            gauge.ClosedUntil);
    }

    static PageFault Fault(PendingFault pending) => new(
        pending.Id,
        JsonNamingPolicy.CamelCase.ConvertName(pending.Fault.Kind.ToString()),
        pending.Fault.Kind switch
        {
            FaultKind.Delay => string.Create(CultureInfo.InvariantCulture, $"{pending.Fault.Duration.TotalSeconds} s"),
            FaultKind.HttpStatus or FaultKind.Refuse or FaultKind.Huge => pending.Fault.Code.ToString(CultureInfo.InvariantCulture),
            _ => "",
        },
        pending.Fault.Accepts && pending.Fault.Kind != FaultKind.StringErrcode,
        pending.Left == PendingFault.UntilCleared ? null : pending.Left,
        pending.Held);

    // Looking at every message takes a moment where there are ten thousand: only when there is a new one.
    List<PageConversation> Conversations()
    {
        var revision = Inbox.Revision;
        lock (_gate)
        {
            if (revision != _listedAt) (_listed, _listedAt) = (Conversations(Inbox.After(0)), revision);
            return _listed;
        }
    }

    List<PageConversation> Conversations(IReadOnlyList<GroupMessage> messages)
    {
        var found = new Dictionary<string, (int Count, GroupMessage Last, GroupMessage? Shown)>();
        foreach (var message in messages)
        {
            foreach (var key in ConversationKey.Of(message, group.Options.Conversation))
            {
                var before = found.GetValueOrDefault(key);
                found[key] = (before.Count + 1, message, message.Outcome == MessageOutcome.Delivered && !message.IsRecalled ? message : before.Shown);
            }
        }

        // The group is there from the beginning; everything else when it has messages. The latest first.
        var others = found.Where(pair => pair.Key != Home).OrderByDescending(pair => pair.Value.Last.Id).Take(200).Select(pair => Entry(pair.Key, pair.Value));
        return [found.TryGetValue(Home, out var home) ? Entry(Home, home) : new PageConversation(Home, 0, "", null, null), .. others];
    }

    PageConversation Entry(string key, (int Count, GroupMessage Last, GroupMessage? Shown) found)
    {
        var shown = found.Shown is null ? null : Paint(found.Shown);
        return new PageConversation(key, found.Count, shown?.Preview ?? "", shown?.Type, found.Last.ReceivedAt);
    }
}
