using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DingTalk.Testing.Apps;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Apps;

/// <summary>A test that calls the app API as a client written by hand would.</summary>
public abstract class AppTest : GroupTest
{
    internal GroupApp App => Group.App;

    internal string Conversation => App.Conversations[0];

    internal async Task<string> TokenAsync()
    {
        var answer = await PostAsync("/v1.0/oauth2/accessToken", new { appKey = App.AppKey, appSecret = App.AppSecret }, null);
        return answer.Json.GetProperty("accessToken").GetString()!;
    }

    /// <summary>Calls the new host's API with a token; an empty one is not sent.</summary>
    internal async Task<AppAnswered> PostAsync(string path, object body, string? token = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address + path);
        var json = body as string ?? JsonSerializer.Serialize(body);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (token?.Length == 0) token = await TokenAsync();
        if (token is not null) request.Headers.Add("x-acs-dingtalk-access-token", token);
        return await SendAsync(request);
    }

    internal async Task<AppAnswered> GetAsync(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, App.Address + path);
        if (token is not null) request.Headers.Add("x-acs-dingtalk-access-token", token);
        return await SendAsync(request);
    }

    /// <summary>Calls the old host's API with a form, as its documentation does.</summary>
    internal async Task<AppAnswered> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{App.Address}{path}?access_token={await TokenAsync()}");
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(request);
    }

    internal async Task<AppAnswered> UploadAsync(
        string query, string fileName, byte[] bytes, string part = "media", params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{App.Address}/media/upload?access_token={await TokenAsync()}{query}");
        var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (fileName.Length > 0) form.Add(file, part, fileName);
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        request.Content = form;
        return await SendAsync(request);
    }

    internal async Task<AppAnswered> SendAsync(HttpRequestMessage request)
    {
        using var response = await Sender.Http.SendAsync(request, Cancelled);
        return new AppAnswered(response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }

    internal Task<AppAnswered> SayToGroupAsync(string content, string? token = "") => PostAsync(
        "/v1.0/robot/groupMessages/send", Message("sampleText", new { content }), token);

    internal object Message(string msgKey, object param) => new
    {
        robotCode = App.RobotCode,
        openConversationId = Conversation,
        msgKey,
        msgParam = param as string ?? JsonSerializer.Serialize(param),
    };

    internal Task<AppAnswered> SayToPeopleAsync(string content, params string[] userIds) => PostAsync(
        "/v1.0/robot/oToMessages/batchSend",
        new { robotCode = App.RobotCode, userIds, msgKey = "sampleText", msgParam = JsonSerializer.Serialize(new { content }) });

    internal Task<AppAnswered> NotifyAsync(string content, string users, params (string, string)[] more) => FormAsync(
        "/topapi/message/corpconversation/asyncsend_v2",
        [
            ("agent_id", $"{App.AgentId}"),
            ("userid_list", users),
            ("msg", JsonSerializer.Serialize(new { msgtype = "text", text = new { content } })),
            .. more,
        ]);

    /// <summary>A refusal of the new host: its status and code, with a sentence about it in the inbox.</summary>
    internal void AssertRefused(AppAnswered answer, int status, string code, string reason)
    {
        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, answer.Code));
        Assert.NotEmpty(answer.Json.GetProperty("requestid").GetString()!);
        var last = Group.Requests[^1];
        Assert.Equal((MessageOutcome.Refused, status, code), (last.Outcome, last.ErrCode, last.Code));
        Assert.Contains(reason, last.Reason, StringComparison.Ordinal);
    }

    /// <summary>A refusal of the old host.</summary>
    internal void AssertRefused(AppAnswered answer, int errCode, string reason)
    {
        Assert.Equal((HttpStatusCode.OK, errCode), (answer.Status, answer.ErrCode));
        var last = Group.Requests[^1];
        Assert.Equal((MessageOutcome.Refused, errCode), (last.Outcome, last.ErrCode));
        Assert.Contains(reason, last.Reason, StringComparison.Ordinal);
    }
}
