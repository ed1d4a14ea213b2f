using System.Net;
using System.Text;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Checks;

public sealed class EnvelopeTests : GroupTest
{
    string Address => Group.Webhook[..Group.Webhook.IndexOf('?', StringComparison.Ordinal)];

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OnlyPostIsTaken(string method)
    {
        var answer = await Sender.SendAsync(new HttpRequestMessage(new HttpMethod(method), Group.Webhook));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((43002, "需要POST请求"), (answer.ErrCode, answer.ErrMsg));
        Assert.Equal($"The method is {method}: a message must be sent with POST.", Group.Requests[0].Reason);
    }

    [Theory]
    [InlineData(ErrorDialect.English, "Missing parameter access_token", "Missing parameter json")]
    [InlineData(ErrorDialect.Description, "缺少参数 access_token", "缺少参数 json")]
    [InlineData(ErrorDialect.Chinese, "缺少参数 access_token", "缺少参数 json")]
    public async Task AMissingTokenAndAMissingBodyHaveTheSameCode(ErrorDialect dialect, string token, string json)
    {
        await RestartAsync(new DingTalkGroupOptions { Dialect = dialect });

        var withoutToken = await Sender.JsonAsync(Address, Sender.Text("a"));
        var withoutBody = await Sender.JsonAsync(Group.Webhook, "");

        Assert.Equal((40035, token), (withoutToken.ErrCode, withoutToken.ErrMsg));
        Assert.Equal((40035, json), (withoutBody.ErrCode, withoutBody.ErrMsg));
    }

    [Fact]
    public async Task AnUnknownTokenIsRefused()
    {
        var answer = await Sender.JsonAsync($"{Address}?access_token=another", Sender.Text("a"));

        Assert.Equal((300005, "token is not exist"), (answer.ErrCode, answer.ErrMsg));
        Assert.Equal("another", Group.Requests[0].Robot);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    public async Task AnotherContentTypeIsRefused(string? type)
    {
        var answer = await Sender.PostAsync(Group.Webhook, Encoding.UTF8.GetBytes(Sender.Text("a")), type);

        Assert.Equal((43004, "invalid Content-Type header"), (answer.ErrCode, answer.ErrMsg));
    }

    [Theory]
    [InlineData(ErrorDialect.English, "message too long, exceed 20000 bytes")]
    [InlineData(ErrorDialect.Description, "description: body 大小不合法;solution:请保持大小在 20000bytes 以内;")]
    [InlineData(ErrorDialect.Chinese, "错误描述: body 大小不合法;解决方案:请保持大小在 20000bytes 以内。")]
    public async Task ABodyMayHaveTwentyThousandBytes(ErrorDialect dialect, string refusal)
    {
        await RestartAsync(new DingTalkGroupOptions { Dialect = dialect });
        var envelope = Sender.Text("").Length;

        var atTheLimit = await SayAsync(new string('x', 20_000 - envelope));
        var over = await SayAsync(new string('x', 20_001 - envelope));

        Assert.Equal(0, atTheLimit.ErrCode);
        Assert.Equal((460101, refusal), (over.ErrCode, over.ErrMsg));
        Assert.Equal([20_000, 20_001], Group.Requests.Select(request => request.BodyBytes));
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"C:\Dir"}}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("""{"msgtype":"text","text":{"content":"\ud83d"}}""")]
    public async Task WhatIsNotAJsonObjectIsAMissingParameter(string body)
    {
        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal((40035, "Missing parameter json"), (answer.ErrCode, answer.ErrMsg));
        Assert.Equal(body, Group.Requests[0].Body);
    }

    [Theory]
    [InlineData("""{"msgtype":"image","image":{"picURL":"https://example.com/a.png"}}""")]
    [InlineData("""{"msgtype":"Text","text":{"content":"a"}}""")]
    [InlineData("""{"text":{"content":"a"}}""")]
    [InlineData("{}")]
    public async Task ATypeThatACustomRobotDoesNotHaveIsRefused(string body)
    {
        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal(400105, answer.ErrCode);
    }

    [Fact]
    public async Task TheEnvelopeIsCheckedBeforeTheContent()
    {
        Group.Secret = "s";
        Group.Keywords = ["k"];
        var empty = """{"msgtype":"text"}""";

        Assert.Equal(43002, (await Sender.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address))).ErrCode);
        Assert.Equal(40035, (await Sender.PostAsync(Address, [], "text/plain")).ErrCode);
        Assert.Equal(43004, (await Sender.PostAsync(Group.Webhook, new byte[30_000], "text/plain")).ErrCode);
        Assert.Equal(460101, (await Sender.PostAsync(Group.Webhook, new byte[30_000], "application/json")).ErrCode);
        Assert.Equal("sign not match", (await Sender.JsonAsync(Group.Webhook, empty)).ErrMsg);
        Group.Secret = null;
        Assert.Equal("keywords not in content", (await Sender.JsonAsync(Group.Webhook, empty)).ErrMsg);
        Group.Keywords = [];
        Assert.Equal(400201, (await Sender.JsonAsync(Group.Webhook, empty)).ErrCode);
    }
}
