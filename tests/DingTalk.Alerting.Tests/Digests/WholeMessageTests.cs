using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>Whole messages, as the group sees them. Line breaks are written here without the two spaces before them.</summary>
public sealed class WholeMessageTests
{
    [Fact]
    public void ALoneErrorLooksLikeALoneErrorInChinese() => Expect(
        SomeDigest.Lone(),
        "zh",
        18000,
        "🟠 错误 Orders.Api：1 条 · Payment of order A-1029 failed",
        """
            #### 🟠 错误 · Orders.Api · Production

            **事件 1 条** · 新 · 14:02:37（UTC+8） · web-01

            Payment of order A-1029 failed
            > 来源：Orders.PaymentService[1001]
            > **Orders.Payments.PaymentException**：The gateway did not take the payment
            > **Orders.Payments.PaymentService.Charge** PaymentService.cs:42
            > **Orders.Payments.PaymentController.Pay** PaymentController.cs:17
            > … 框架代码 14 帧
            > 起因 **System.Net.Http.HttpRequestException**：Connection refused (pay.example.com:443)
            > **Orders.Payments.GatewayClient.SendAsync** GatewayClient.cs:88
            > … 框架代码 1 帧
            > CustomerId：7781
            > RequestPath：/orders/A-1029/pay
            > ApiKey：•••
            > 追踪：[4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/4bf92f3577b34da6a3ce929d0e0e4736)
            """);

    [Fact]
    public void ALoneErrorLooksLikeALoneErrorInEnglish() => Expect(
        SomeDigest.Lone(),
        "en",
        18000,
        "🟠 Error Orders.Api: 1 event · Payment of order A-1029 failed",
        """
            #### 🟠 Error · Orders.Api · Production

            **Events: 1** · new · 14:02:37 (UTC+8) · web-01

            Payment of order A-1029 failed
            > Source: Orders.PaymentService[1001]
            > **Orders.Payments.PaymentException**: The gateway did not take the payment
            > **Orders.Payments.PaymentService.Charge** PaymentService.cs:42
            > **Orders.Payments.PaymentController.Pay** PaymentController.cs:17
            > … 14 framework frames
            > Caused by **System.Net.Http.HttpRequestException**: Connection refused (pay.example.com:443)
            > **Orders.Payments.GatewayClient.SendAsync** GatewayClient.cs:88
            > … 1 framework frame
            > CustomerId: 7781
            > RequestPath: /orders/A-1029/pay
            > ApiKey: •••
            > Trace: [4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/4bf92f3577b34da6a3ce929d0e0e4736)
            """);

    [Fact]
    public void AReminderSaysSoAndSinceWhenInChinese() => Expect(
        SomeDigest.Reminder(),
        "zh",
        18000,
        "🟠 错误（提醒） Orders.Api：312 条 · Payment of order A-1029 failed",
        """
            #### 🟠 错误（提醒） · Orders.Api · Production

            **事件 312 条** · 13:54:39 – 14:02:38（UTC+8） · web-01

            🔁 提醒：没有新种类。累计 4,210 条，始于 13:25:27，历时 37 分钟，最近 14:02:38

            🟠 **错误 ×312** · Payment of order {OrderId} failed
            > 来源：Orders.PaymentService[1001]
            > 例：Payment of order A-1029 failed
            > **Orders.Payments.PaymentException**：The gateway did not take the payment
            > **Orders.Payments.PaymentService.Charge** PaymentService.cs:42
            > **Orders.Payments.PaymentController.Pay** PaymentController.cs:17
            > … 框架代码 14 帧
            > 起因 **System.Net.Http.HttpRequestException**：Connection refused (pay.example.com:443)
            > **Orders.Payments.GatewayClient.SendAsync** GatewayClient.cs:88
            > … 框架代码 1 帧
            > OrderId：312 条中至少 6 个不同值，A-1029、A-1030、A-1031、A-1032、A-1033 …
            > CustomerId：7781
            > RequestPath：/orders/A-1029/pay
            > ApiKey：•••
            > 追踪：[4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/4bf92f3577b34da6a3ce929d0e0e4736)
            """);

    [Fact]
    public void AReminderSaysSoAndSinceWhenInEnglish() => Expect(
        SomeDigest.Reminder(),
        "en",
        18000,
        "🟠 Error (reminder) Orders.Api: 312 events · Payment of order A…",
        """
            #### 🟠 Error (reminder) · Orders.Api · Production

            **Events: 312** · 13:54:39 – 14:02:38 (UTC+8) · web-01

            🔁 Reminder: no new kinds. 4,210 in all since 13:25:27, for 37 min, last at 14:02:38

            🟠 **Error ×312** · Payment of order {OrderId} failed
            > Source: Orders.PaymentService[1001]
            > e.g. Payment of order A-1029 failed
            > **Orders.Payments.PaymentException**: The gateway did not take the payment
            > **Orders.Payments.PaymentService.Charge** PaymentService.cs:42
            > **Orders.Payments.PaymentController.Pay** PaymentController.cs:17
            > … 14 framework frames
            > Caused by **System.Net.Http.HttpRequestException**: Connection refused (pay.example.com:443)
            > **Orders.Payments.GatewayClient.SendAsync** GatewayClient.cs:88
            > … 1 framework frame
            > OrderId: at least 6 distinct of 312: A-1029, A-1030, A-1031, A-1032, A-1033 …
            > CustomerId: 7781
            > RequestPath: /orders/A-1029/pay
            > ApiKey: •••
            > Trace: [4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/4bf92f3577b34da6a3ce929d0e0e4736)
            """);

    [Fact]
    public void TheLastMessageDeclaresWhatWasLostInChinese() => Expect(
        SomeDigest.Final(),
        "zh",
        18000,
        "🔴 致命 Orders.Api：3 类 6,205 条 · Payment of order A-1029 failed",
        """
            #### 🔴 致命 · Orders.Api · Production

            **事件 6205 条** · 3 类（2 类新出现）：🔴 1 🟠 2 · 14:00:39 – 14:02:38（UTC+8） · web-01

            @13800000000 @manager_1

            ⚠️ 另有 12 条事件已丢失，未能告知，不计入上面的数目
            ⏹ 应用正在退出，这是最后一条消息
            其中 30 条可能已发送过
            ⚠️ 从 13:50:39 起 3 次发送未成功：签名不匹配（310000）

            🔴 **致命 ×4,210** · 新 · ⚡ 激增 · Payment of order {OrderId} failed
            > 14:02:37 – 14:02:38（其中 30 条可能已发送过） · Orders.PaymentService[1001]
            > 例：Payment of order A-1029 failed
            > **Orders.Payments.PaymentException**：The gateway did not take the payment
            > **Orders.Payments.PaymentService.Charge** PaymentService.cs:42
            > **Orders.Payments.PaymentController.Pay** PaymentController.cs:17
            > … 框架代码 14 帧
            > 起因 **System.Net.Http.HttpRequestException**：Connection refused (pay.example.com:443)
            > **Orders.Payments.GatewayClient.SendAsync** GatewayClient.cs:88
            > … 框架代码 1 帧
            > OrderId：4,210 条中至少 6 个不同值，A-1029、A-1030、A-1031、A-1032、A-1033 …
            > CustomerId：7781
            > RequestPath：/orders/A-1029/pay
            > ApiKey：•••
            > 另由以下来源记录：Microsoft.AspNetCore.Server.Kestrel
            > 追踪：[4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/4bf92f3577b34da6a3ce929d0e0e4736)

            🟠 **错误 ×998** · 新 · Stock of {Sku} in warehouse 2 could not be read
            > 14:00:39 – 14:02:37 · Orders.Stock.Worker2
            > 例：Stock of SKU-2 in warehouse 2 could not be read
            > **System.TimeoutException**：The operation has timed out.
            > Sku：3 个不同值，SKU-1、SKU-2、SKU-3

            🟠 **错误 ×997** · Stock of {Sku} in warehouse 3 could not be read
            > 14:00:39 – 14:02:36 · 累计 5,000 条，始于 11-22 18:02:39，历时 19 小时 59 分钟 · Orders.Stock.Worker3
            > 例：Stock of SKU-3 in warehouse 3 could not be read
            > Sku：3 个不同值，SKU-1、SKU-2、SKU-3
            """);

    [Fact]
    public void TheLastMessageDeclaresWhatWasLostInEnglish() => Expect(
        SomeDigest.Final(),
        "en",
        18000,
        "🔴 Fatal Orders.Api: 3 kinds, 6,205 events · Payment of order A…",
        """
            #### 🔴 Fatal · Orders.Api · Production

            **Events: 6205** · 3 kinds (2 new): 🔴 1 🟠 2 · 14:00:39 – 14:02:38 (UTC+8) · web-01

            @13800000000 @manager_1

            ⚠️ 12 further events were lost untold, not in the count above
            ⏹ The application is exiting; this is its last message
            30 of these may have been shown already
            ⚠️ 3 attempts to send failed since 13:50:39: the signature does not match (310000)

            🔴 **Fatal ×4,210** · new · ⚡ surge · Payment of order {OrderId} failed
            > 14:02:37 – 14:02:38 (30 of these may have been shown already) · Orders.PaymentService[1001]
            > e.g. Payment of order A-1029 failed
            > **Orders.Payments.PaymentException**: The gateway did not take the payment
            > **Orders.Payments.PaymentService.Charge** PaymentService.cs:42
            > **Orders.Payments.PaymentController.Pay** PaymentController.cs:17
            > … 14 framework frames
            > Caused by **System.Net.Http.HttpRequestException**: Connection refused (pay.example.com:443)
            > **Orders.Payments.GatewayClient.SendAsync** GatewayClient.cs:88
            > … 1 framework frame
            > OrderId: at least 6 distinct of 4,210: A-1029, A-1030, A-1031, A-1032, A-1033 …
            > CustomerId: 7781
            > RequestPath: /orders/A-1029/pay
            > ApiKey: •••
            > Also logged by Microsoft.AspNetCore.Server.Kestrel
            > Trace: [4bf92f3577b34da6a3ce929d0e0e4736](https://traces.example.com/4bf92f3577b34da6a3ce929d0e0e4736)

            🟠 **Error ×998** · new · Stock of {Sku} in warehouse 2 could not be read
            > 14:00:39 – 14:02:37 · Orders.Stock.Worker2
            > e.g. Stock of SKU-2 in warehouse 2 could not be read
            > **System.TimeoutException**: The operation has timed out.
            > Sku: 3 distinct: SKU-1, SKU-2, SKU-3

            🟠 **Error ×997** · Stock of {Sku} in warehouse 3 could not be read
            > 14:00:39 – 14:02:36 · 5,000 in all since 11-22 18:02:39, for 19 h 59 min · Orders.Stock.Worker3
            > e.g. Stock of SKU-3 in warehouse 3 could not be read
            > Sku: 3 distinct: SKU-1, SKU-2, SKU-3
            """);

    [Fact]
    public void WhereContentWasRefusedOnlyCountsAndTemplatesAreToldInChinese() => Expect(
        SomeDigest.Final() with { CountsOnly = true },
        "zh",
        18000,
        "🔴 致命 Orders.Api：3 类 6,205 条 · Payment of order {OrderId} failed",
        """
            #### 🔴 致命 · Orders.Api · Production

            **事件 6205 条** · 3 类（2 类新出现）：🔴 1 🟠 2 · 14:00:39 – 14:02:38（UTC+8） · web-01

            @13800000000 @manager_1

            ⚠️ 另有 12 条事件已丢失，未能告知，不计入上面的数目
            ⏹ 应用正在退出，这是最后一条消息
            其中 30 条可能已发送过
            钉钉拒绝了完整内容，这里只有数量和模板，详情请看日志
            ⚠️ 从 13:50:39 起 3 次发送未成功：签名不匹配（310000）

            🔴 **致命 ×4,210** · 新 · ⚡ 激增 · Payment of order {OrderId} failed
            > 14:02:37 – 14:02:38（其中 30 条可能已发送过） · Orders.PaymentService[1001]
            > **PaymentException → HttpRequestException**
            > 另由以下来源记录：Microsoft.AspNetCore.Server.Kestrel

            🟠 **错误 ×998** · 新 · Stock of {Sku} in warehouse 2 could not be read
            > 14:00:39 – 14:02:37 · Orders.Stock.Worker2
            > **TimeoutException**

            🟠 **错误 ×997** · Stock of {Sku} in warehouse 3 could not be read
            > 14:00:39 – 14:02:36 · 累计 5,000 条，始于 11-22 18:02:39，历时 19 小时 59 分钟 · Orders.Stock.Worker3
            """);

    [Fact]
    public void WhereContentWasRefusedOnlyCountsAndTemplatesAreToldInEnglish() => Expect(
        SomeDigest.Final() with { CountsOnly = true },
        "en",
        18000,
        "🔴 Fatal Orders.Api: 3 kinds, 6,205 events · Payment of order {…",
        """
            #### 🔴 Fatal · Orders.Api · Production

            **Events: 6205** · 3 kinds (2 new): 🔴 1 🟠 2 · 14:00:39 – 14:02:38 (UTC+8) · web-01

            @13800000000 @manager_1

            ⚠️ 12 further events were lost untold, not in the count above
            ⏹ The application is exiting; this is its last message
            30 of these may have been shown already
            DingTalk refused the full text: counts and templates only, see the logs for the rest
            ⚠️ 3 attempts to send failed since 13:50:39: the signature does not match (310000)

            🔴 **Fatal ×4,210** · new · ⚡ surge · Payment of order {OrderId} failed
            > 14:02:37 – 14:02:38 (30 of these may have been shown already) · Orders.PaymentService[1001]
            > **PaymentException → HttpRequestException**
            > Also logged by Microsoft.AspNetCore.Server.Kestrel

            🟠 **Error ×998** · new · Stock of {Sku} in warehouse 2 could not be read
            > 14:00:39 – 14:02:37 · Orders.Stock.Worker2
            > **TimeoutException**

            🟠 **Error ×997** · Stock of {Sku} in warehouse 3 could not be read
            > 14:00:39 – 14:02:36 · 5,000 in all since 11-22 18:02:39, for 19 h 59 min · Orders.Stock.Worker3
            """);

    [Fact]
    public void WhatDoesNotFitIsCountedInChinese() => Expect(
        SomeDigest.Final(),
        "zh",
        600,
        "🔴 致命 Orders.Api：3 类 6,205 条 · Payment of order A-1029 failed",
        """
            #### 🔴 致命 · Orders.Api · Production

            **事件 6205 条** · 3 类（2 类新出现）：🔴 1 🟠 2 · 14:00:39 – 14:02:38（UTC+8） · web-01

            @13800000000 @manager_1

            ⚠️ 另有 12 条事件已丢失，未能告知，不计入上面的数目
            ⏹ 应用正在退出，这是最后一条消息
            其中 30 条可能已发送过

            🔴 **致命 ×4,210** · 新 · ⚡ 激增 · Payment of order {OrderId} failed
            > **PaymentException → HttpRequestException**

            另有 2 类、1,995 条
            """);

    [Fact]
    public void WhatDoesNotFitIsCountedInEnglish() => Expect(
        SomeDigest.Final(),
        "en",
        600,
        "🔴 Fatal Orders.Api: 3 kinds, 6,205 events · Payment of order A…",
        """
            #### 🔴 Fatal · Orders.Api · Production

            **Events: 6205** · 3 kinds (2 new): 🔴 1 🟠 2 · 14:00:39 – 14:02:38 (UTC+8) · web-01

            @13800000000 @manager_1

            ⚠️ 12 further events were lost untold, not in the count above
            ⏹ The application is exiting; this is its last message
            30 of these may have been shown already

            🔴 **Fatal ×4,210** · new · ⚡ surge · Payment of order {OrderId} failed

            🟠 **Error ×998** · new · Stock of {Sku} in warehouse 2 could n…

            and 1 more kind, 997 events
            """);

    static void Expect(Digest digest, string language, int maxBytes, string title, string text)
    {
        var message = (MarkdownMessage)new MarkdownDigestFormatter(SomeDigest.Options(language)).Format(digest, maxBytes);
        Assert.Equal(title, message.Title);
        // A hair space keeps clients from making a link of a name; it would not be seen in the texts above.
        Assert.Equal(text, message.Text.Replace("  \n", "\n").Replace("\u200A", ""));
        Assert.Equal(digest.EventCount, MarkdownDigestFormatter.ReadEventCount(message.Text));
    }
}
