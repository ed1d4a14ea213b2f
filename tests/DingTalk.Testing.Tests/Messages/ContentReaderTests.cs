using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Messages;

public sealed class ContentReaderTests : GroupTest
{
    [Theory]
    [InlineData("""{"msgtype":"text"}""", 400201, "text")]
    [InlineData("""{"msgtype":"text","text":{}}""", 400202, "text->content")]
    [InlineData("""{"msgtype":"text","text":{"content":""}}""", 400202, "text->content")]
    [InlineData("""{"msgtype":"text","text":{"content":null}}""", 400202, "text->content")]
    [InlineData("""{"msgtype":"text","text":"hello"}""", 400201, "text")]
    [InlineData("""{"msgtype":"text","markdown":{"title":"a","text":"b"}}""", 400201, "text")]
    [InlineData("""{"msgtype":"link"}""", 400301, "link")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","messageUrl":"b"}}""", 400302, "link->text")]
    [InlineData("""{"msgtype":"link","link":{"text":"a","messageUrl":"b"}}""", 400303, "link->title")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageURL":"c"}}""", 400304, "link->messageUrl")]
    [InlineData("""{"msgtype":"markdown"}""", 400401, "markdown")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"","text":"a"}}""", 400402, "markdown->title")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a"}}""", 400403, "markdown->text")]
    [InlineData("""{"msgtype":"actionCard"}""", 400501, "actionCard")]
    [InlineData("""{"msgtype":"actionCard","actionCard":{"title":"a"}}""", 400503, "actionCard->text")]
    [InlineData("""{"msgtype":"feedCard"}""", 400601, "feedCard")]
    [InlineData("""{"msgtype":"feedCard","feedCard":{"links":[]}}""", 400602, "feedCard->links")]
    public async Task AMissingFieldHasItsCode(string body, int errCode, string field)
    {
        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal((errCode, $"miss param : {field}"), (answer.ErrCode, answer.ErrMsg));
        Assert.Contains($" {field.Replace("->", ".", StringComparison.Ordinal)} is missing or ", Group.Requests[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        ErrorDialect.Description,
        "description:参数 markdown --》 text 缺失，或者参数格式不正确; solution:请填充上对应参数;link:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;")]
    [InlineData(
        ErrorDialect.Chinese,
        "错误描述:参数 markdown --》 text 缺失，或者参数格式不正确; 解决方案:请填充上对应参数;参考链接:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;")]
    public async Task AMissingFieldIsToldInTheGroupsDialect(ErrorDialect dialect, string refusal)
    {
        await RestartAsync(new DingTalkGroupOptions { Dialect = dialect });

        var answer = await Sender.JsonAsync(Group.Webhook, Sender.Markdown("a", ""));

        Assert.Equal((400403, refusal), (answer.ErrCode, answer.ErrMsg));
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"at":{}}""", "", "a")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageUrl":"c"}}""", "a", "b")]
    [InlineData("""{"msgtype":"actionCard","actionCard":{"text":"b","btns":[],"singleTitle":"","btnOrientation":0,"hideAvatar":1}}""", "", "b")]
    [InlineData("""{"msgtype":"feedCard","feedCard":{"links":[{"title":"a","messageURL":"x","picURL":"y"},{"title":"b"}]}}""", "a", "a\nb")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"b","at":{"isAtAll":true}}}""", "a", "b")]
    [InlineData("""{"msgtype":"empty"}""", "", "")]
    public async Task WhatRealClientsSendIsTaken(string body, string title, string text)
    {
        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal("ok", answer.ErrMsg);
        var message = Assert.Single(Group.Messages);
        Assert.Equal((title, text), (message.Title, message.Text));
        Assert.False(message.At.Everyone);
    }
}
