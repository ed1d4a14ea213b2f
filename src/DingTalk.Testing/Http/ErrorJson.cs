using System.Text.Json.Serialization;

namespace DingTalk.Testing.Http;

/// <summary>DingTalk's answer.</summary>
sealed record ErrorJson(
    [property: JsonPropertyName("errcode")] int ErrCode,
    [property: JsonPropertyName("errmsg")] string ErrMsg);
