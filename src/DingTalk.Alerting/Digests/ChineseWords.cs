using DingTalk.Robots;

namespace DingTalk.Alerting;

sealed class ChineseWords : Words
{
    public override string Language => "zh";

    public override string AccountPrefix => "事件 ";
    public override string AccountSuffix => " 条";
    public override string Colon => "：";
    public override string Comma => "、";
    public override string Opening => "（";
    public override string Closing => "）";

    public override string Level(AlertLevel level) => level switch
    {
        AlertLevel.Fatal => "致命",
        AlertLevel.Error => "错误",
        AlertLevel.Warning => "警告",
        AlertLevel.Information => "信息",
        AlertLevel.Debug => "调试",
        _ => "详细",
    };

    public override string TitleCounts(int kinds, long events) =>
        kinds == 1 ? $"{Number(events)} 条" : $"{Number(kinds)} 类 {Number(events)} 条";

    public override string Kinds(int kinds, int fresh) =>
        $"{Number(kinds)} 类" + (fresh == 0 ? "" : fresh == kinds ? "（全部新出现）" : $"（{Number(fresh)} 类新出现）");

    public override string MoreKinds(int kinds, long events) => $"另有 {Number(kinds)} 类、{Number(events)} 条";

    public override string New => "新";
    public override string Surge => "⚡ 激增";
    public override string Reminder => "提醒";
    public override string Over => "恢复平静";
    public override string Undelivered => "有事件未送达";
    public override string NoText => "（无文字）";
    public override string OtherKinds => "其他种类（超出种类上限，合并计数）";

    public override string QuietAgain => "恢复平静";

    public override string ReminderNote(string episode, string state) => $"🔁 没有新问题。{episode}，{state}";
    public override string OverNote(string episode, string since) => $"✅ 看来已平静，{since} 起未再出现。{episode}";
    public override string SurgeNote(string episode, string state) => $"⚡ 没有新问题，但数量激增。{episode}，{state}";
    public override string StormNote(int fresh) => $"🌊 告警风暴：短时间内新出现 {Number(fresh)} 类。每类一行，最严重的在前；之后是其中几类的详情";

    public override string FirstSeen(int kinds, bool isOne, string version, TimeSpan afterStart) =>
        $"🚀 {(isOne ? "" : Number(kinds) + " 类")}首次出现于{(version.Length == 0 ? "" : $" {version} 版本，")}启动后 {Duration(afterStart)}";

    public override string SharedRoot(int kinds, bool isAll, string mark) =>
        $"🔗{mark} {(isAll ? "这" : "其中")} {Number(kinds)} 类的根源异常相同：";

    public override string Episode(long total, string since, TimeSpan duration) =>
        $"累计 {Number(total)} 条，{since} 开始，历时 {Duration(duration)}";

    public override string Total(long total, string since) => $"自 {since} 累计 {Number(total)} 条";
    public override string Since(string time) => $"始于 {time}";
    public override string StillGoingOn => "仍在发生";
    public override string LastAt(string time) => $"最近一次 {time}";
    public override string QuietSince(string time) => $"{time} 起未再出现";

    public override string Quiet(string since, long total, TimeSpan duration) =>
        $"{since} 起未再出现，累计 {Number(total)} 条，历时 {Duration(duration)}";

    public override string MoreQuiet(int kinds) => $"另有 {Number(kinds)} 类";

    public override string Rate(long low, long? high, RateUnit unit)
    {
        var time = unit switch { RateUnit.Second => "每秒", RateUnit.Minute => "每分钟", RateUnit.Hour => "每小时", _ => "每天" };
        return high is { } most ? $"{time} {Number(low)} 到 {Number(most)} 条" : $"{time}约 {Number(low)} 条";
    }

    public override string Lost(long events, long handedOver) =>
        $"⚠️ 另有 {Number(events)} 条事件未能送达本群，不计入上面的数目："
        + (handedOver >= events ? "已转交备用日志" : handedOver > 0 ? $"{Number(handedOver)} 条已转交备用日志，其余已丢失" : "已丢失，详情请查日志");

    public override string Trouble(string since, int attempts, SendReason reason, long? errorCode) =>
        $"⚠️ 从 {since} 起 {Number(attempts)} 次发送未成功：{Reason(reason)}" + (errorCode is null or 0 ? "" : $"（{errorCode}）");

    public override string MaybeShown(long events) => $"其中 {Number(events)} 条可能已发送过";
    public override string LeftBehind(long events) => $"📌 其中 {Number(events)} 条是上次运行遗留的：它在发送之前就结束了";
    public override string LastRun => "上次运行";
    public override string Final => "⏹ 应用正在退出，这是最后一条消息";
    public override string CountsOnly => "钉钉拒绝了完整内容，这里只有数量和模板，详情请看日志";

    public override string Example => "例：";
    public override string Latest(string time) => $"最近 {time}：";
    public override string Before => "出错前的日志：";
    public override string CausedBy => "起因 ";
    public override string RootCause => "根因 ";
    public override string Source => "来源：";
    public override string AlsoLoggedBy => "另由以下来源记录：";
    public override string Trace => "追踪：";
    public override string TraceButton => "查看追踪";
    public override string Details => "查看详情";
    public override string Runbook => "处置手册";
    public override string MoreInner(int count) => $"… 另有 {Number(count)} 层内部异常";
    public override string FrameworkFrames(int count) => $"… 框架代码 {Number(count)} 帧";
    public override string MoreFrames(int count) => $"… 另有 {Number(count)} 帧";

    public override string Distinct(int values, bool isComplete, long count) =>
        isComplete ? $"{Number(values)} 个不同值，" : $"{Number(count)} 条中至少 {Number(values)} 个不同值，";

    public override string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => "不到 1 秒",
        { TotalMinutes: < 1 } => $"{duration.Seconds} 秒",
        { TotalHours: < 1 } => $"{duration.Minutes} 分钟",
        { TotalDays: < 1 } => $"{duration.Hours} 小时" + (duration.Minutes == 0 ? "" : $" {duration.Minutes} 分钟"),
        _ => $"{Number(duration.Days)} 天" + (duration.Hours == 0 ? "" : $" {duration.Hours} 小时"),
    };

    static string Reason(SendReason reason) => reason switch
    {
        SendReason.Throttled => "发送过快，机器人被限流",
        SendReason.NoPermit => "等待发送许可超时",
        SendReason.Keyword => "消息不含机器人的关键词",
        SendReason.Clock => "本机时钟偏差超过一小时",
        SendReason.Signature => "签名不匹配",
        SendReason.IpAddress => "本机地址不在机器人的 IP 白名单中",
        SendReason.UnknownToken => "access token 无效",
        SendReason.RobotDisabled => "机器人已停用或已移出群",
        SendReason.GroupDissolved => "群已解散",
        SendReason.Content => "内容未通过钉钉的安全检查",
        SendReason.TooLong => "消息超过大小限制",
        SendReason.Quota => "组织的月度额度已用完",
        SendReason.Malformed => "请求格式不被接受",
        SendReason.Busy => "钉钉系统繁忙",
        SendReason.Unreachable => "无法连接钉钉",
        SendReason.NoAnswer => "钉钉未在时限内应答",
        SendReason.ServerError => "钉钉服务器出错",
        SendReason.Unreadable => "钉钉的应答无法识别",
        _ => "钉钉拒绝了请求",
    };
}
