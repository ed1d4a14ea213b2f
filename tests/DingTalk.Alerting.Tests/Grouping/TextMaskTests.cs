namespace DingTalk.Alerting.Tests.Grouping;

public sealed class TextMaskTests
{
    [Theory]
    [InlineData("took 12ms", "took {*}")]
    [InlineData("took 12 ms", "took {*}")]
    [InlineData("cache holds 3.5GB of 1,024 MB", "cache holds {*} of {*}")]
    [InlineData("balance is -5", "balance is {*}")]
    [InlineData("disk 97% full", "disk {*}% full")]
    [InlineData("code 0x800F080D", "code {*}")]
    [InlineData("checksum deadbeef01 differs", "checksum {*} differs")]
    [InlineData("user 3f2504e0-4f89-41d3-9a0c-0305e82c3301 gone", "user {*} gone")]
    [InlineData("user {3F2504E0-4F89-41D3-9A0C-0305E82C3301} gone", "user {{*}} gone")]
    [InlineData("from 10.0.0.7:8080", "from {*}")]
    [InlineData("from ::1 and fe80::1ff:fe23:4567:890a", "from {*} and {*}")]
    [InlineData("from [::1]:8080", "from [{*}]:{*}")]
    [InlineData("link 00:1b:44:11:3a:b7 is down", "link {*} is down")]
    [InlineData("host ip-10-0-0-7.eu.example.com refused", "host {*} refused")]
    [InlineData("cannot read /var/log/app.log: denied", "cannot read {*}: denied")]
    [InlineData(@"cannot read C:\Users\li\app.log.", "cannot read {*}.")]
    [InlineData(@"cannot read \\share\folder\x", "cannot read {*}")]
    [InlineData("GET https://api.example.com/orders?id=7&x=%20 failed", "GET {*} failed")]
    [InlineData("see (http://example.com/a).", "see ({*}).")]
    [InlineData("mail to li.lei+x@example.com.cn bounced", "mail to {*} bounced")]
    [InlineData("at 2026-01-31T12:00:00.123+08:00", "at {*}")]
    [InlineData("at 2026-01-31 12:00:00", "at {*}")]
    [InlineData("since Mon, 23 Nov 2026 14:05:06 GMT", "since {*}")]
    [InlineData("waited 00:01:30.5", "waited {*}")]
    [InlineData("login of 'sa' failed", "login of {*} failed")]
    [InlineData("login of \"Han Meimei\" failed", "login of {*} failed")]
    [InlineData("column `name` is unknown", "column {*} is unknown")]
    [InlineData("order A-1029 is stuck", "order {*} is stuck")]
    [InlineData("block blk_-1608999687919862906 is lost", "block {*} is lost")]
    [InlineData("attempt_14451444804176 failed", "{*} failed")]
    [InlineData("pod orders-api-7d9f8b6c5-xkzqp restarted", "pod {*} restarted")]
    [InlineData("request 0HN7GKQ2V5C1A:00000002", "request {*}")]
    [InlineData("uid=0 user=root, reason=timeout.", "uid={*} user={*}, reason={*}.")]
    [InlineData("logname= ruser= rhost=db", "logname={*} ruser={*} rhost={*}")]
    [InlineData("allDrawn= no, size = big, rest", "allDrawn={*}, size = {*}, rest")]
    [InlineData("bounds=Rect(0, 0 - 10, 20) ws=Source{a b} end", "bounds={*} ws={*} end")]
    [InlineData("cannot reach db.example.com:1433 or redis.internal:6379", "cannot reach {*} or {*}")]
    [InlineData("mapping of ns.some-host.com failed", "mapping of {*} failed")]
    [InlineData("lifetime <1 sec, <6> and >=5", "lifetime {*}, <{*}> and >={*}")]
    [InlineData("\"GET /v2/17/servers HTTP/1.1\" status: 200", "GET {*} status: {*}")]
    [InlineData("cannot read views/order.cshtml/x.txt", "cannot read {*}")]
    [InlineData("flag is true", "flag is {*}")]
    [InlineData("key {bf1a281b-ad7b-4476-ac95-f47682990ce7}ROOT/Device/Volume2/config/SAM", "key {{*}}{*}")]
    public void AValueIsMasked(string text, string masked) => Assert.Equal(masked, TextMask.Mask(text));

    [Theory]
    [InlineData("订单 1234 失败", "订单 {*} 失败")]
    [InlineData("订单1234失败，重试3次", "订单{*}失败，重试{*}次")]
    [InlineData("用户“张三”不存在", "用户{*}不存在")]
    [InlineData("字段「姓名」为空", "字段{*}为空")]
    [InlineData("连接 10.0.0.7:6379 超时（5000毫秒）", "连接 {*} 超时（{*}毫秒）")]
    [InlineData("导入失败：第１２行", "导入失败：第{*}行")]
    [InlineData("编号 1、2、3 无效", "编号 {*} 无效")]
    [InlineData("成功/失败", "成功/失败")]
    public void ChineseTextIsMaskedWithoutSpaces(string text, string masked) => Assert.Equal(masked, TextMask.Mask(text));

    [Theory]
    [InlineData("The client didn't answer, and the users' sessions don't end")]
    [InlineData("read/write of N/A and/or I/O")]
    [InlineData("Orders.PaymentService.Charge failed: std::bad_alloc")]
    [InlineData("state changed from Running to Failed (reason: timeout)")]
    [InlineData("a == b, a != b, a => b, x <= y, <b> and x < y")]
    [InlineData("org.apache.spark.storage and com.android.phone and asp.net")]
    [InlineData("main is a TrueType font, trueness and Falsehood")]
    [InlineData("@oncall: see README.md, e.g. the part on time-outs")]
    [InlineData("an unclosed \" or ' quotes nothing")]
    [InlineData("<b>bold</b>")]
    [InlineData("May we sleep? s, ms and B are units only after a number")]
    public void WordsStay(string text) => Assert.Same(text, TextMask.Mask(text));

    [Theory]
    [InlineData("Acme.Orders.V2.Handler failed", "Acme.Billing.V2.Handler failed")]
    [InlineData("v1.orders.created is late", "v1.orders.deleted is late")]
    [InlineData("Failed to connect to redis after 3 tries", "Failed to connect to postgres after 3 tries")]
    [InlineData("Worker 3 started", "Worker 3 stopped")]
    [InlineData("{\"code\":1,\"reason\":\"x\"}", "{\"code\":1,\"detail\":\"x\"}")]
    [InlineData("S3 upload failed", "EC2 upload failed")]
    [InlineData("\"GET /a HTTP/1.1\" failed", "\"POST /a HTTP/1.1\" failed")]
    [InlineData("uid=0", "pid=0")]
    public void DifferentWordsAreDifferentKinds(string one, string other) =>
        Assert.NotEqual(TextMask.Mask(one), TextMask.Mask(other));

    [Theory]
    [InlineData("ids 1, 2, 3 missing", "ids 7 missing")]
    [InlineData("rows row1, row22 missing", "rows row5 missing")]
    [InlineData("names 'a', 'b' missing", "names 'c' missing")]
    [InlineData("took 900 ms", "took 1.2 s")]
    [InlineData("took    7 ms", "took 1007 ms")]
    [InlineData("worker7 died", "worker12 died")]
    [InlineData("order-999 died", "order-1000 died")]
    [InlineData("answer {\"id\":[1,2],\"name\":\"a\"}", "answer {\"id\":[3],\"name\":\"b c\"}")]
    [InlineData("mail from a.b@example.com", "mail from cd@example.org")]
    [InlineData("timer at Nov 23 14:05:06", "timer at Dec 3 01:00:00")]
    public void TextsThatDifferInValuesAreOneKind(string one, string other) =>
        Assert.Equal(TextMask.Mask(one), TextMask.Mask(other));

    [Fact]
    public void LinesStayLines() => Assert.Equal("first {*}\nsecond {*}", TextMask.Mask("first  1 \r\n  second 2\n"));

    [Fact]
    public void OfALongTextTheBeginningDecides()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 500));

        Assert.Equal(TextMask.Mask(words), TextMask.Mask(words + " and an end of its own"));
        Assert.True(TextMask.Mask(words).Length <= TextMask.MaxKept);
    }

    [Fact]
    public void LongerValuesDoNotMoveTheEndOfALongText()
    {
        static string Text(string id) =>
            string.Concat(Enumerable.Range(0, 100).Select(i => $"the order {id} was not found in the {(char)('a' + (i % 26))} table. "));

        Assert.Equal(TextMask.Mask(Text("1")), TextMask.Mask(Text("1234567")));
    }

    [Fact]
    public void AValueThatIsCutOffIsMasked()
    {
        var start = "refused body \"";

        Assert.Equal("refused body {*}", TextMask.Mask(start + new string('x', 3_000) + "\""));
        Assert.Equal("refused body {*}", TextMask.Mask(start + string.Join(' ', Enumerable.Repeat("word", 1_000)) + "\""));
    }

    [Theory]
    [InlineData("1.")]
    [InlineData("a=(")]
    [InlineData("a= ")]
    [InlineData("<1")]
    [InlineData("\"'`“")]
    [InlineData("a/b.c:")]
    [InlineData("://")]
    public void OfAHugeTextOnlyTheBeginningIsRead(string part)
    {
        var beginning = string.Concat(Enumerable.Repeat(part, TextMask.MaxRead));
        var huge = beginning + string.Concat(Enumerable.Repeat("é", 1_000_000));

        Assert.InRange(TextMask.ScannerOf(huge, new char[TextMask.RoomFor(huge)]).Length, 0, TextMask.MaxRead);
        Assert.Equal(TextMask.Mask(beginning), TextMask.Mask(huge));
    }

    [Fact]
    public void OnlyTheResultIsAllocated()
    {
        const string text = "订单 1234 of \"Han Meimei\" failed at 2026-01-31 12:00:00 after 12 ms: /var/log/app.log, worker7, worker8";
        var masked = TextMask.Mask(text);
        const string untouched = "no value in here";
        TextMask.Mask(untouched);

        var before = GC.GetAllocatedBytesForCurrentThread();
        TextMask.Mask(text);
        TextMask.Mask(untouched);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 32 + (2 * masked.Length));
    }
}
