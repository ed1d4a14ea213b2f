using System.Net;
using DingTalk.Testing.Apps;

namespace DingTalk.Testing.Tests.Apps;

public sealed class TokenTests : AppTest
{
    static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(7200);

    [Fact]
    public async Task ATokenAskedForWhileValidIsTheSameAndLivesOn()
    {
        var first = await TokenAsync();
        Clock.Advance(Lifetime - TimeSpan.FromSeconds(1));
        var second = await TokenAsync();
        Clock.Advance(Lifetime - TimeSpan.FromSeconds(1));
        var sent = await SayToGroupAsync("a", first);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var expired = await SayToGroupAsync("b", first);
        var third = await TokenAsync();

        Assert.Equal(first, second);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal(HttpStatusCode.BadRequest, expired.Status);
        Assert.Equal("InvalidAuthentication", expired.Code);
        Assert.NotEqual(first, third);
    }

    [Fact]
    public async Task AllThreeWaysGiveTheSameToken()
    {
        var first = await PostAsync("/v1.0/oauth2/accessToken", new { appKey = App.AppKey, appSecret = App.AppSecret }, null);
        var old = await GetAsync($"/gettoken?appkey={App.AppKey}&appsecret={App.AppSecret}");
        var older = await GetAsync($"/gettoken?corpid={App.AppKey}&corpsecret={App.AppSecret}");
        var unified = await PostAsync(
            "/v1.0/oauth2/dingcorponcall/token",
            new { client_id = App.AppKey, client_secret = App.AppSecret, grant_type = "client_credentials" },
            null);

        var token = first.Text("accessToken");
        Assert.Equal($$"""{"accessToken":"{{token}}","expireIn":7200}""", first.Body);
        Assert.Equal($$"""{"errcode":0,"access_token":"{{token}}","errmsg":"ok","expires_in":7200}""", old.Body);
        Assert.Equal(old.Body, older.Body);
        Assert.Equal($$"""{"access_token":"{{token}}","expires_in":7200}""", unified.Body);
        Assert.Empty(Group.Requests);
    }

    [Fact]
    public async Task AWrongSecretIsRefusedOnBothHosts()
    {
        AssertRefused(
            await PostAsync("/v1.0/oauth2/accessToken", new { appKey = App.AppKey, appSecret = "x" }, null),
            400,
            "invalidClientIdOrSecret",
            "appSecret is wrong");
        AssertRefused(
            await PostAsync("/v1.0/oauth2/accessToken", new { appKey = "x", appSecret = "x" }, null),
            400,
            "invalidClientIdOrSecret",
            "no app has this appKey");
        AssertRefused(await GetAsync($"/gettoken?appkey={App.AppKey}&appsecret=x"), 40089, "appsecret is wrong");
        AssertRefused(await GetAsync("/gettoken?appkey=x&appsecret=x"), 40096, "no app has this appkey");
        AssertRefused(await GetAsync("/gettoken"), 40035, "read from the query");
        Assert.Equal(MessageChannel.App, Group.Requests[^1].Channel);
    }

    [Theory]
    [InlineData("dingcorponcall", "password", "unsupported.grant.type", 400)]
    [InlineData("dingcorponcall", "client_credentials", "invalid.client", 400)]
    [InlineData("other", "client_credentials", "unknownError", 500)]
    public async Task TheUnifiedWayHasRefusalsOfItsOwn(string corporation, string grant, string code, int status) => AssertRefused(
        await PostAsync(
            $"/v1.0/oauth2/{corporation}/token", new { client_id = App.AppKey, client_secret = "x", grant_type = grant }, null),
        status,
        code,
        "");

    [Fact]
    public async Task ARevokedTokenIsRefusedUntilAnotherIsAskedFor()
    {
        var token = await TokenAsync();
        App.RevokeToken();
        AssertRefused(await SayToGroupAsync("a", token), 400, "InvalidAuthentication", "revoked");
        var fresh = await TokenAsync();
        AssertRefused(await SayToGroupAsync("a", token), 400, "InvalidAuthentication", "an earlier one");
        Assert.NotEqual(token, fresh);
        Assert.Equal(HttpStatusCode.OK, (await SayToGroupAsync("a", fresh)).Status);

        await Sender.JsonAsync($"{App.Address}/api/app/revoke-token", "");
        AssertRefused(await SayToGroupAsync("a", fresh), 400, "InvalidAuthentication", "revoked");
    }

    [Fact]
    public async Task ATokenInTheWrongPlaceIsToldOf()
    {
        var token = await TokenAsync();
        AssertRefused(await SayToGroupAsync("a", null), 400, "AuthenticationFailed.MissingParameter", "is missing");
        using var bearer = new HttpRequestMessage(HttpMethod.Post, $"{App.Address}/v1.0/robot/groupMessages/send");
        bearer.Headers.Add("Authorization", $"Bearer {token}");
        AssertRefused(await SendAsync(bearer), 400, "AuthenticationFailed.MissingParameter", "Authorization");
        AssertRefused(
            await PostAsync($"/v1.0/robot/groupMessages/send?access_token={token}", "{}", null),
            400,
            "AuthenticationFailed.MissingParameter",
            "the token is in the address");
        AssertRefused(await PostAsync("/topapi/v2/user/getbymobile", "{}", token), 41001, "the token is in a header");
    }

    [Fact]
    public async Task TheOldHostHasNumbersForAWrongToken()
    {
        var token = await TokenAsync();
        var path = $"/topapi/v2/user/getbymobile?access_token={token}";
        AssertRefused(await PostAsync($"{path}x", "{}", null), 40014, "never given out");
        Clock.Advance(Lifetime);
        var expired = await PostAsync(path, "{}", null);
        AssertRefused(expired, 42001, "expired");
        Assert.Equal("42001", expired.Text("sub_code"));

        await RestartAsync(new DingTalkGroupOptions { App = new GroupAppOptions { WrapsErrors = true } });
        var wrapped = await PostAsync("/topapi/v2/user/getbymobile?access_token=x", "{}", null);
        Assert.Equal((88, "40014"), (wrapped.ErrCode, wrapped.Text("sub_code")));
        Assert.Equal("ding talk error[subcode=40014,submsg=不合法的access_token]", wrapped.Text("errmsg"));
    }
}
