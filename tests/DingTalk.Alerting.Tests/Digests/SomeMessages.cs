using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>A digest of every sort that there is.</summary>
static class SomeMessages
{
    static readonly DateTimeOffset Now = SomeDigest.Now;

    static readonly Mentions OnCall = new() { Mobiles = ["13800000000"], UserIds = ["manager_1"] };

    public static IReadOnlyList<SomeMessage> All { get; } =
    [
        new("lone", Lone()),
        new("lone-plain", Plain()) { Configure = Bare },
        new("several", Several()),
        new("storm", Storm()),
        new("storm-cut", Storm(), 1_500),
        new("surge", Surge()),
        new("reminder", Reminder()),
        new("over", Over()),
        new("quiet", Quiet()),
        new("final", SomeDigest.Final()),
        new("loss", SomeDigest.Reminder() with { Lost = 1_204, HandedOver = 1_204, Trouble = Silenced() }),
        new("loss-alone", new Digest { Time = Now, Groups = [], Lost = 12 }),
        new("counts-only", SomeDigest.Final() with { CountsOnly = true }),
        new("cut", SomeDigest.Final(), 620),
        new("card", Lone()) { Configure = static options => options.ActionCard = true },
        new("card-with-mentions", Lone() with { Mentions = OnCall }) { Configure = static options => options.ActionCard = true },
    ];

    static Digest Lone() => SomeDigest.Lone() with
    {
        StartedAt = Now.AddSeconds(-2).AddMinutes(-3),
        Groups =
        [
            SomeDigest.Payment(1) with
            {
                IsFirst = true,
                Samples = [SomeDigest.PaymentSample("A-1029")],
                Varying = [],
                Context =
                [
                    new AlertContextLine { Timestamp = Now.AddSeconds(-5), Level = AlertLevel.Information, Message = "Charging card •••• 4242 for order A-1029" },
                    new AlertContextLine { Timestamp = Now.AddSeconds(-3), Level = AlertLevel.Warning, Message = "Gateway did not answer within 2 s, trying again" },
                ],
            },
        ],
    };

    // What an application says that configures nothing but the address.
    static Digest Plain() => new()
    {
        Time = Now,
        Groups =
        [
            new DigestGroup
            {
                Id = 1,
                Level = AlertLevel.Error,
                Template = "磁盘 {Disk} 已满",
                IsNew = true,
                Count = 1,
                EpisodeCount = 1,
                EpisodeStart = Now.AddSeconds(-2),
                First = Now.AddSeconds(-2),
                Last = Now.AddSeconds(-2),
                Samples = [new AlertSample { Timestamp = Now.AddSeconds(-2), Message = "磁盘 D: 已满", Properties = [new("Disk", "D:")] }],
            },
        ],
    };

    static void Bare(DingTalkOptions options)
    {
        options.ApplicationVersion = "";
        options.DetailsUrl = null;
        options.Runbooks = [];
        options.TraceUrl = null;
    }

    static Digest Several()
    {
        var last = SomeDigest.PaymentSample("A-1040") with { Timestamp = Now.AddSeconds(-1), Exception = Timeout() };
        var payment = SomeDigest.Payment(12) with
        {
            IsFirst = true,
            First = Now.AddSeconds(-38),
            EpisodeStart = Now.AddSeconds(-38),
            Samples = [SomeDigest.PaymentSample("A-1029") with { Timestamp = Now.AddSeconds(-38) }, last],
            Varying =
            [
                new VaryingValue("OrderId", [.. Enumerable.Range(1029, 12).Select(static i => $"A-{i}")], IsComplete: true),
                new VaryingValue("RequestPath", [.. Enumerable.Range(1029, 12).Select(static i => $"/orders/A-{i}/pay")], IsComplete: true),
                new VaryingValue("ApiKey", ["k-1", "k-2"], IsComplete: true),
            ],
            Context = [new AlertContextLine { Timestamp = Now.AddSeconds(-39), Level = AlertLevel.Information, Message = "Charging card •••• 4242 for order A-1029" }],
        };
        return new Digest
        {
            Time = Now,
            StartedAt = Now.AddMinutes(-4),
            Mentions = OnCall,
            Groups =
            [
                SomeDigest.StormGroup(2) with { Id = 3, Level = AlertLevel.Fatal, Count = 1, EpisodeCount = 1, IsNew = true, IsFirst = true, First = Now.AddSeconds(-3), Last = Now.AddSeconds(-3), Varying = [] },
                payment,
                SomeDigest.StormGroup(3) with { IsNew = false, Count = 40, EpisodeCount = 2_130, First = Now.AddMinutes(-9) },
            ],
        };
    }

    static ExceptionSample Timeout() => new() { Type = "System.TimeoutException", Message = "The operation has timed out." };

    /// <summary>Fourteen new kinds in half a minute, most of them because one database is gone.</summary>
    static Digest Storm() => new()
    {
        Time = Now,
        IsStorm = true,
        StartedAt = Now.AddHours(-30),
        Mentions = OnCall,
        Groups =
        [
            .. Enumerable.Range(1, 9).Select(static i => Broken(i, i == 1 ? AlertLevel.Fatal : AlertLevel.Error, Gone())),
            .. Enumerable.Range(10, 3).Select(static i => Broken(i, AlertLevel.Error, Timeout())),
            Broken(13, AlertLevel.Error, new ExceptionSample { Type = "System.InvalidOperationException", Message = "No stock is known" }),
            Broken(14, AlertLevel.Error, null),
            Broken(15, AlertLevel.Warning, null) with { IsNew = false, EpisodeCount = 9_120, EpisodeStart = Now.AddMinutes(-95) },
        ],
    };

    static DigestGroup Broken(int i, AlertLevel level, ExceptionSample? cause) => new()
    {
        Id = i,
        Level = level,
        Category = $"Orders.Jobs.Job{i}",
        Template = $"Job {i} could not read {{Table}}",
        ExceptionTypes = cause is null ? [] : ["DataException", cause.Type.Substring(cause.Type.LastIndexOf('.') + 1)],
        IsNew = true,
        IsFirst = true,
        Count = 400 / i,
        EpisodeCount = 400 / i,
        EpisodeStart = Now.AddSeconds(-28 + i),
        First = Now.AddSeconds(-28 + i),
        Last = Now.AddSeconds(-1),
        Samples =
        [
            new AlertSample
            {
                Timestamp = Now.AddSeconds(-28 + i),
                Message = $"Job {i} could not read stock",
                TraceId = $"4bf92f3577b34da6a3ce929d0e0e47{i:00}",
                Exception = cause is null ? null : new ExceptionSample
                {
                    Type = "Orders.Data.DataException",
                    Message = "The table could not be read",
                    Frames = [new FrameSample("Orders.Data.Table.Read", IsOwn: true, "Table.cs:31"), new FrameSample($"Orders.Jobs.Job{i}.Run", IsOwn: true, $"Job{i}.cs:12")],
                    Inner = cause,
                },
            },
        ],
    };

    static ExceptionSample Gone() => new()
    {
        Type = "System.Net.Sockets.SocketException",
        Message = "Connection refused (db-1:5432)",
        Frames = [new FrameSample("System.Net.Sockets.Socket.ConnectAsync", IsOwn: false)],
    };

    static Digest Surge() => new()
    {
        Time = Now,
        Mentions = OnCall,
        Groups = [SomeDigest.Payment(1_900) with { IsNew = false, IsSurge = true, EpisodeCount = 1_960, EpisodeStart = Now.AddMinutes(-50), First = Now.AddSeconds(-29) }],
    };

    static Digest Reminder() => SomeDigest.Reminder();

    // It has stopped, which nobody was told of until now.
    static Digest Over()
    {
        var payment = SomeDigest.Payment(312) with
        {
            IsNew = false,
            IsQuiet = true,
            EpisodeCount = 4_210,
            EpisodeStart = Now.AddMinutes(-60),
            First = Now.AddMinutes(-31),
            Last = Now.AddMinutes(-23),
        };
        return new Digest { Time = Now, Groups = [payment] };
    }

    static Digest Quiet() => new()
    {
        Time = Now,
        Groups = [],
        Quiet =
        [
            new DigestQuiet
            {
                Id = 1,
                Level = AlertLevel.Error,
                Category = "Orders.PaymentService",
                Template = "Payment of order {OrderId} failed",
                EpisodeCount = 4_210,
                EpisodeStart = Now.AddMinutes(-42),
                Last = Now.AddMinutes(-5),
            },
            new DigestQuiet
            {
                Id = 2,
                Level = AlertLevel.Warning,
                Template = "磁盘 {Disk} 快满了",
                EpisodeCount = 3,
                EpisodeStart = Now.AddMinutes(-12),
                Last = Now.AddMinutes(-6),
            },
        ],
    };

    static DigestTrouble Silenced() => new(SendReason.Signature, 310000, Now.AddMinutes(-12), 3);
}
