using System.Text.Json;

namespace Clients.Tests.Programs;

/// <summary>An app's calls as a shell makes them.</summary>
public sealed class AppCurlTests : ClientTest
{
    [Fact]
    public async Task AFileIsUploadedAndShownInAGroup()
    {
        var picture = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(picture, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], Cancelled);
        try
        {
            var token = Text(await CallAsync($"/gettoken?appkey={Group.App.AppKey}&appsecret={Group.App.AppSecret}"), "access_token");
            var media = await CallAsync($"/media/upload?access_token={token}&type=image", "-F", $"media=@{picture}");
            Assert.Equal("ok", Text(media, "errmsg"));

            var param = JsonSerializer.Serialize($$"""{"photoURL":"{{Text(media, "media_id")}}"}""");
            var sent = await PostAsync(token, "groupMessages/send", $$"""
                "openConversationId":"{{Group.App.Conversations[0]}}","msgKey":"sampleImageMsg","msgParam":{{param}}
                """);

            Assert.NotEqual("", Text(sent, "processQueryKey"));
            Assert.Equal("image", TheOnlyMessage().MsgType);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    [Fact]
    public async Task ThePeopleWhoCannotBeReachedAreNamed()
    {
        Group.App.SetFlowControl("user2");
        var token = await TokenAsync();

        var sent = await PostAsync(token, "oToMessages/batchSend", """
            "userIds":["user1","user2","nobody"],"msgKey":"sampleText","msgParam":"{\"content\":\"磁盘满\"}"
            """);

        Assert.Equal("""["nobody"]""", sent.GetProperty("invalidStaffIdList").GetRawText());
        Assert.Equal("""["user2"]""", sent.GetProperty("flowControlledStaffIdList").GetRawText());
        Assert.Equal(("磁盘满", "user1"), (TheOnlyMessage().Text, Assert.Single(TheOnlyMessage().Users)));
    }

    [Theory]
    [InlineData("invalid.openConversationId", "\"openConversationId\":\"cidElsewhere==\",\"msgKey\":\"sampleText\",\"msgParam\":\"{\\\"content\\\":\\\"x\\\"}\"")]
    [InlineData("invalidParameter.msgKey.invalid", "\"openConversationId\":\"cidOnCall==\",\"msgKey\":\"text\",\"msgParam\":\"{}\"")]
    public async Task AMistakeHasACodeARequestIdAndASentence(string code, string fields)
    {
        var refused = await PostAsync(await TokenAsync(), "groupMessages/send", fields);

        Assert.Equal(code, Text(refused, "code"));
        Assert.NotEqual("", Text(refused, "requestid"));
        Assert.NotEmpty(TheOnlyRefusal().Reason!);
    }

    static string Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString()! : "";

    async Task<string> TokenAsync() => Text(
        await CallAsync(
            "/v1.0/oauth2/accessToken", "-H", "Content-Type: application/json", "-d",
            $$"""{"appKey":"{{Group.App.AppKey}}","appSecret":"{{Group.App.AppSecret}}"}"""),
        "accessToken");

    Task<JsonElement> PostAsync(string token, string call, string fields) => CallAsync(
        $"/v1.0/robot/{call}", "-H", "Content-Type: application/json", "-H", $"x-acs-dingtalk-access-token: {token}", "-d",
        $$"""{"robotCode":"{{Group.App.RobotCode}}",{{fields}}}""");

    async Task<JsonElement> CallAsync(string path, params string[] args)
    {
        var ran = await Finished.ClientAsync(
            Tool.Require("curl"), ["-sS", "--noproxy", "*", "--max-time", "30", .. args, Group.App.Address + path]);
        Assert.True(ran.Code == 0, ran.Errors);
        return JsonDocument.Parse(ran.Output).RootElement;
    }
}
