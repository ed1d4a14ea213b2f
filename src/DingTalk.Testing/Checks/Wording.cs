namespace DingTalk.Testing.Checks;

/// <summary>
/// The texts of refusals, as they have been seen in answers of the real service. A condition that was only ever seen in one
/// style keeps it in every dialect.
/// </summary>
sealed class Wording(ErrorDialect dialect)
{
    public const string Post = "需要POST请求";
    public const string ContentType = "invalid Content-Type header";
    public const string UnknownToken = "token is not exist";
    public const string Quota = "webhook over limit";

    public const string UnknownAddress = "请求的URI地址不存在";
    public const string UnknownSession = "session 不存在";

    const string Documents = "请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;";

    static readonly Wording[] All = [new(ErrorDialect.English), new(ErrorDialect.Description), new(ErrorDialect.Chinese)];

    public static Wording Of(ErrorDialect dialect) => All[(int)dialect];

    public string Keyword => Say(
        "keywords not in content", "关键词不匹配", "请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;");

    public string Timestamp => Say(
        "invalid timestamp", "机器人发送签名过期", "签名生成时间和发送时间请保持在 timestampms 以内;");

    public string Sign => Say(
        "sign not match",
        "机器人发送签名不匹配",
        $"请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;{Link}{Documents}");

    public string TooLong => dialect switch
    {
        ErrorDialect.Description => "description: body 大小不合法;solution:请保持大小在 20000bytes 以内;",
        ErrorDialect.Chinese => "错误描述: body 大小不合法;解决方案:请保持大小在 20000bytes 以内。",
        _ => "message too long, exceed 20000 bytes",
    };

    public string UnknownType => Say("message type not supported", "消息类型不支持", "请使用支持的消息类型;");

    string Link => dialect == ErrorDialect.Chinese ? "参考链接:" : "link:";

    public string Ip(string address) => Say(
        $"ip {address} not in whitelist", "ip 不在白名单中", "请联系对应群的管理员，设置机器人安全ip地址段;");

    public string Missing(string parameter) =>
        (dialect == ErrorDialect.English ? "Missing parameter " : "缺少参数 ") + parameter;

    public string MissingField(string field)
    {
        var name = field.Replace("->", " --》 ", StringComparison.Ordinal);
        return dialect switch
        {
            ErrorDialect.Description =>
                $"description:参数 {name} 缺失，或者参数格式不正确; solution:请填充上对应参数;{Link}{Documents}",
            ErrorDialect.Chinese =>
                $"错误描述:参数 {name} 缺失，或者参数格式不正确; 解决方案:请填充上对应参数;{Link}{Documents}",
            _ => $"miss param : {field}",
        };
    }

    public static string Throttled(int code, int perMinute) =>
        code == 410100 ? "发送速度太快而限流" : $"send too fast, exceed {perMinute} times per minute";

    string Say(string english, string description, string solution) => dialect switch
    {
        ErrorDialect.Description => $"description:{description};solution:{solution}",
        ErrorDialect.Chinese => $"错误描述:{description};解决方案:{solution}",
        _ => english,
    };
}
