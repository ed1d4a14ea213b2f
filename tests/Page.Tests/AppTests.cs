using System.Text;
using System.Text.Json;
using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

/// <summary>What an app's robot says: to the group, to people, as a work notification and as a DING.</summary>
public class AppTests(Chromium chromium) : PageTest(chromium)
{
    readonly HttpClient _http = new();

    [Fact]
    public async Task PicturesSoundsFilesAndFilmsHaveTheirOwnLook()
    {
        await OpenAsync();
        await ToGroupAsync("sampleImageMsg", new { photoURL = "https://pictures.example/b.png" });
        await ToGroupAsync("sampleAudio", new { mediaId = "@sound", duration = "83000" });
        await ToGroupAsync("sampleFile", new { mediaId = "@file", fileName = "report.pdf", fileType = "pdf" });
        await ToGroupAsync("sampleVideo", new { duration = "10", videoMediaId = "@film", videoType = "mp4", picMediaId = "@p" });
        await Expect(Messages).ToHaveCountAsync(4);
        await Expect(Messages.Nth(0).Locator(".picture-address")).ToHaveTextAsync("https://pictures.example/b.png");
        await Expect(Messages.Nth(1).Locator(".media.audio")).ToContainTextAsync("1:23");
        await Expect(Messages.Nth(2).Locator(".media.file")).ToContainTextAsync("report.pdf");
        await Expect(Messages.Nth(3).Locator(".media.video")).ToBeVisibleAsync();
        await Expect(Messages.Nth(0).Locator(".preview bdi")).ToHaveTextAsync("[Image]");
    }

    [Fact]
    public async Task PeopleWorkNotificationsAndDingsAreConversationsOfTheirOwnOnceTheyHaveMessages()
    {
        await OpenAsync();
        await Expect(Page.Locator(".room")).ToHaveCountAsync(1);
        var user = Group.App.Users[0].UserId;
        await CallAsync("/v1.0/robot/oToMessages/batchSend", new { robotCode = Group.App.RobotCode, userIds = new[] { user }, msgKey = "sampleText", msgParam = """{"content":"to you alone"}""" });
        await CallAsync("/v1.0/robot/ding/send", new { robotCode = Group.App.RobotCode, remindType = 1, receiverUserIdList = new[] { user }, content = "wake up" });
        await Expect(Page.Locator(".room")).ToHaveCountAsync(3);
        await Expect(Messages).ToHaveCountAsync(0);
        var room = Page.GetByRole(AriaRole.Button, new() { Name = "to you alone" });
        await Expect(room.Locator(".badge")).ToHaveTextAsync("1");
        await room.ClickAsync();
        await Expect(Messages.Locator(".text")).ToHaveTextAsync("to you alone");
        await Expect(Page.Locator("#room-title")).ToHaveTextAsync(user);
        await Page.GetByRole(AriaRole.Button, new() { Name = "DING" }).ClickAsync();
        await Expect(Messages).ToContainTextAsync(["wake up"]);
    }

    [Fact]
    public async Task ARecalledMessageIsAGreyLine()
    {
        await OpenAsync();
        var answer = await ToGroupAsync("sampleText", new { content = "said too soon" });
        await Expect(Messages.Locator(".text")).ToHaveTextAsync("said too soon");
        var key = JsonDocument.Parse(answer).RootElement.GetProperty("processQueryKey").GetString();
        await CallAsync("/v1.0/robot/groupMessages/recall", new { robotCode = Group.App.RobotCode, openConversationId = Group.App.Conversations[0], processQueryKeys = new[] { key } });
        await Expect(Messages.Locator(".recalled")).ToContainTextAsync("recalled a message");
        await Expect(Messages.Locator(".text")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ARefusalBearsItsSymbolicCode()
    {
        await OpenAsync();
        await ToGroupAsync("noSuchKey", new { content = "a" });
        await Expect(Messages.Locator(".refused-head code")).ToContainTextAsync("msgKey");
    }

    Task<string> ToGroupAsync(string msgKey, object param) => CallAsync(
        "/v1.0/robot/groupMessages/send",
        new { robotCode = Group.App.RobotCode, openConversationId = Group.App.Conversations[0], msgKey, msgParam = JsonSerializer.Serialize(param) });

    async Task<string> CallAsync(string path, object body)
    {
        var token = JsonDocument.Parse(await PostAsync("/v1.0/oauth2/accessToken", new { appKey = Group.App.AppKey, appSecret = Group.App.AppSecret }, null));
        return await PostAsync(path, body, token.RootElement.GetProperty("accessToken").GetString());
    }

    async Task<string> PostAsync(string path, object body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Group.App.Address + path);
        request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Add("x-acs-dingtalk-access-token", token);
        using var answer = await _http.SendAsync(request, Cancelled);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }
}
