using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>Digests as they come from an outage of a shop.</summary>
static class SomeDigest
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 2, 39, TimeSpan.FromHours(8));

    public static DingTalkOptions Options(string language) => new()
    {
        Application = "Orders.Api",
        Environment = "Production",
        Instance = "web-01",
        ApplicationVersion = "",
        Language = language,
        TimeZone = "Asia/Shanghai",
        TraceUrl = "https://traces.example.com/{TraceId}",
    };

    public static Digest Lone() => new()
    {
        Time = Now,
        Groups =
        [
            Payment(1) with
            {
                Samples = [PaymentSample("A-1029")],
                Varying = [],
            },
        ],
    };

    public static DigestGroup Payment(long count) => new()
    {
        Id = 1,
        Level = AlertLevel.Error,
        Category = "Orders.PaymentService",
        EventId = 1001,
        Template = "Payment of order {OrderId} failed",
        ExceptionTypes = ["PaymentException", "HttpRequestException"],
        IsNew = true,
        Count = count,
        EpisodeCount = count,
        EpisodeStart = Now.AddSeconds(-2),
        First = Now.AddSeconds(-2),
        Last = count == 1 ? Now.AddSeconds(-2) : Now.AddSeconds(-1),
        Samples = [PaymentSample("A-1029"), PaymentSample("A-1030")],
        Varying = [new VaryingValue("OrderId", ["A-1029", "A-1030", "A-1031", "A-1032", "A-1033", "A-1034"], IsComplete: false)],
    };

    public static AlertSample PaymentSample(string order) => new()
    {
        Timestamp = Now.AddSeconds(-2),
        Message = $"Payment of order {order} failed",
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        Exception = new ExceptionSample
        {
            Type = "Orders.Payments.PaymentException",
            Message = "The gateway did not take the payment",
            Frames =
            [
                new FrameSample("Orders.Payments.PaymentService.Charge", IsOwn: true, "PaymentService.cs:42"),
                new FrameSample("Orders.Payments.PaymentController.Pay", IsOwn: true, "PaymentController.cs:17"),
                .. Enumerable.Range(0, 14).Select(static i => new FrameSample($"Microsoft.AspNetCore.Mvc.Step{i}.Invoke", IsOwn: false)),
            ],
            Inner = new ExceptionSample
            {
                Type = "System.Net.Http.HttpRequestException",
                Message = "Connection refused (pay.example.com:443)",
                Frames =
                [
                    new FrameSample("System.Net.Http.HttpConnectionPool.ConnectAsync", IsOwn: false),
                    new FrameSample("Orders.Payments.GatewayClient.SendAsync", IsOwn: true, "GatewayClient.cs:88"),
                ],
            },
        },
        Properties =
        [
            new("OrderId", order), new("CustomerId", "7781"), new("RequestPath", "/orders/A-1029/pay"), new("ApiKey", "k-123"),
        ],
    };

    /// <summary>Fifty kinds of three levels.</summary>
    public static Digest Storm(int kinds = 50) => new()
    {
        Time = Now,
        Groups = [.. Enumerable.Range(1, kinds).Select(StormGroup)],
    };

    public static DigestGroup StormGroup(int i) => i switch
    {
        1 => Payment(4210) with { Level = AlertLevel.Fatal, IsSurge = true, AlsoLoggedBy = ["Microsoft.AspNetCore.Server.Kestrel"] },
        _ => new DigestGroup
        {
            Id = i,
            Level = i < 40 ? AlertLevel.Error : AlertLevel.Warning,
            Category = $"Orders.Stock.Worker{i}",
            Template = $"Stock of {{Sku}} in warehouse {i} could not be read",
            ExceptionTypes = i % 2 == 0 ? ["TimeoutException"] : [],
            IsNew = i % 3 != 0,
            Count = 1000 - i,
            EpisodeCount = 5000,
            EpisodeStart = Now.AddHours(-20),
            First = Now.AddMinutes(-2),
            Last = Now.AddSeconds(-i),
            Samples =
            [
                new AlertSample
                {
                    Timestamp = Now.AddMinutes(-2),
                    Message = $"Stock of SKU-{i} in warehouse {i} could not be read",
                    Exception = i % 2 == 0
                        ? new ExceptionSample { Type = "System.TimeoutException", Message = "The operation has timed out." }
                        : null,
                },
            ],
            Varying = [new VaryingValue("Sku", ["SKU-1", "SKU-2", "SKU-3"], IsComplete: true)],
        },
    };

    public static Digest Reminder() => new()
    {
        Time = Now,
        Groups =
        [
            Payment(312) with
            {
                IsNew = false,
                EpisodeCount = 4210,
                EpisodeStart = Now.AddMinutes(-37).AddSeconds(-12),
                First = Now.AddMinutes(-8),
            },
        ],
    };

    public static Digest Final() => Storm(3) with
    {
        IsFinal = true,
        Lost = 12,
        Trouble = new DigestTrouble(SendReason.Signature, 310000, Now.AddMinutes(-12), 3),
        Mentions = new Mentions { Mobiles = ["13800000000"], UserIds = ["manager_1"] },
        Groups = [.. Storm(3).Groups.Select(static g => g with { MaybeShown = g.Id == 1 ? 30 : 0 })],
    };
}
