using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DingTalk.Testing.Inbox;
using DingTalk.Testing.Settings;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>What the requests to <c>/api</c> have in common: a strict JSON body, and sentences for what is wrong.</summary>
static class ApiRequest
{
    /// <summary>Does what a request asks; what is wrong with it is answered with 400.</summary>
    public static async Task RunAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (FormatException wrong)
        {
            await ProblemAsync(context, StatusCodes.Status400BadRequest, wrong.Message).ConfigureAwait(false);
        }
        catch (Exception brokenOff) when (brokenOff is OperationCanceledException or (IOException and not BadHttpRequestException))
        {
            context.Abort();
        }
    }

    /// <exception cref="FormatException">It is not a JSON object, or longer than a message's.</exception>
    public static async Task<JsonFields> FieldsAsync(HttpContext context, GroupState group, bool isOptional = false)
    {
        var request = await RequestReader.ReadAsync(context, group.Options.MaxBody, group.Stopping).ConfigureAwait(false);
        if (request.BodyBytes > group.Options.MaxBody)
            throw new FormatException($"The body has more than {group.Options.MaxBody} bytes.");
        if (request.Body.IsEmpty && !isOptional) throw new FormatException("The body is empty: it must be a JSON object.");
        return JsonFields.Parse(request.Body.IsEmpty ? "{}"u8.ToArray() : request.Body);
    }

    public static Task AnswerAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(value, type), status);

    public static Task DoneAsync(HttpContext context) => Answer.JsonAsync(context, "{}"u8.ToArray());

    public static Task ProblemAsync(HttpContext context, int status, string sentence) =>
        AnswerAsync(context, new ProblemJson(sentence), GroupJson.Relaxed.ProblemJson, status);
}
