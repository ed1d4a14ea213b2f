using System.Text.Json.Serialization;

namespace DingTalk.Testing.Http;

/// <summary>DingTalk's answer with its code as text, as its documentation shows it.</summary>
sealed record TextErrorJson(
    [property: JsonPropertyName("errcode")] string ErrCode,
    [property: JsonPropertyName("errmsg")] string ErrMsg);
