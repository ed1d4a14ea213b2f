namespace DingTalk.Testing;

/// <summary>The style of the <c>errmsg</c> in a refusal. DingTalk has changed it over the years; a client must know them all.</summary>
public enum ErrorDialect
{
    /// <summary>Short English texts, such as <c>keywords not in content</c>.</summary>
    English,

    /// <summary>Chinese texts after English labels: <c>description:…;solution:…;</c></summary>
    Description,

    /// <summary>Chinese texts after Chinese labels: <c>错误描述:…;解决方案:…;</c></summary>
    Chinese,
}
