using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>Answers in one write with their length, because one popular client fails on an answer in pieces.</summary>
static class Answer
{
    const string JsonType = "application/json";

    public static string Error(int errCode, string errMsg) =>
        JsonSerializer.Serialize(new ErrorJson(errCode, errMsg), GroupJson.Relaxed.ErrorJson);

    public static Task ErrorAsync(HttpContext context, int errCode, string errMsg) =>
        WriteAsync(context, StatusCodes.Status200OK, JsonType, Encoding.UTF8.GetBytes(Error(errCode, errMsg)));

    public static Task JsonAsync(HttpContext context, byte[] json, int status = StatusCodes.Status200OK) =>
        WriteAsync(context, status, JsonType, json);

    public static async Task WriteAsync(HttpContext context, int status, string type, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (status is 204 or 304)
        {
            await response.CompleteAsync().ConfigureAwait(false);
            return;
        }

        response.ContentType = type;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
