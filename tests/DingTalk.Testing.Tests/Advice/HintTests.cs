using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Advice;

public sealed class HintTests : GroupTest
{
    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"at":{"atMobiles":["138"]}}""", "at names 138, but the text does not hold @138")]
    [InlineData("""{"msgtype":"text","text":{"content":"@13800000000"}}""", "at.atMobiles does not name 13800000000")]
    [InlineData("""{"msgtype":"text","text":{"content":"@所有人"}}""", "at.isAtAll is not true")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageUrl":"https://c"},"at":{"isAtAll":true}}""", "A link message cannot mention anybody")]
    [InlineData("""{"msgtype":"text","text":{"content":"a","at":{"isAtAll":true}}}""", "The at inside text is ignored")]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"at":{"atmobiles":["1"]}}""", "at.atmobiles is ignored: it is spelt atMobiles.")]
    [InlineData("""{"msgtype":"text","text":{"content":"@u"},"at":{"atDingtalkIds":["u"]}}""", "it is spelt atUserIds.")]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"at":{"atMobiles":"138"}}""", "at.atMobiles is ignored: it must be a list")]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"uuid":"1"}""", "The field uuid is ignored: it is spelt msgUuid.")]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"sign":"1"}""", "it belongs into the address")]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"secret":"1"}""", "the signing secret must never be sent")]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"markdown":{"title":"a","text":"b"}}""", "The object markdown is ignored, because msgtype is text.")]
    [InlineData("""{"msgtype":"text","text":{"content":"**bold**"}}""", "only msgtype markdown and actionCard render markdown")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageUrl":"c"}}""", "link.messageUrl is not an address")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageUrl":"https://c","picURL":"https://d"}}""", "it is spelt picUrl.")]
    [InlineData("""{"msgtype":"feedCard","feedCard":{"links":[{"title":"a","messageUrl":"https://b","picURL":"https://c"}]}}""", "feedCard.links[].messageUrl is ignored: it is spelt messageURL.")]
    [InlineData("""{"msgtype":"actionCard","actionCard":{"title":"b","text":"b","singleTitle":"c","singleUrl":"https://d"}}""", "actionCard.singleUrl is ignored: it is spelt singleURL.")]
    [InlineData("""{"msgtype":"actionCard","actionCard":{"title":"b","text":"b"}}""", "The card has no button")]
    [InlineData("""{"msgtype":"actionCard","actionCard":{"title":"b","text":"b","singleTitle":"c","singleURL":"https://d","btns":[{"title":"e","actionURL":"https://f"}]}}""", "actionCard.btns is ignored")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"List<string>"}}""", "The text holds <string>")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"a\nb"}}""", "a single line feed")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"|a|b|\n|---|---|\n|1|2|"}}""", "holds a table")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"```\na\n```"}}""", "holds a code block")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"a ![](data:image/png;base64,AA==)"}}""", "Base64 is not taken")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"a ![](http://192.168.1.2/a.png)"}}""", "cannot be reached")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"Title","text":"text"}}""", "The title shows in the notification")]
    public async Task AMistakeThatIsTakenWithoutAWordIsTold(string body, string words)
    {
        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal(0, answer.ErrCode);
        Assert.Contains(Assert.Single(Group.Messages).Hints, hint => hint.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"@13800000000 @u a < b, x_y * 2 # 3"},"at":{"atMobiles":["13800000000"],"atUserIds":["u"],"isAtAll":false},"msgUuid":"1"}""")]
    [InlineData("""{"msgtype":"text","text":{"content":"@all"},"at":{"isAtAll":"true","atMobiles":null}}""")]
    [InlineData("""{"msgtype":"markdown","markdown":{"title":"a","text":"#### a\n> quote  \n> more\n\n- one\n- two\n\n1. b <font color=#FF0000>c</font> a &lt; b 1 < 2 and 3 > 2\n\n![](https://example.com/a.png)"}}""")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageUrl":"https://c","picUrl":"@mediaId"},"at":{}}""")]
    [InlineData("""{"msgtype":"actionCard","actionCard":{"title":"b","text":"b","singleTitle":"c","singleURL":"dingtalk://d","btns":[],"btnOrientation":"0","hideAvatar":"0"}}""")]
    [InlineData("""{"msgtype":"feedCard","feedCard":{"links":[{"title":"a","messageURL":"https://b","picURL":"https://c"}]}}""")]
    [InlineData("""{"msgtype":"empty"}""")]
    public async Task WhatIsRightHasNoHint(string body)
    {
        await Sender.JsonAsync(Group.Webhook, body);

        Assert.Empty(Assert.Single(Group.Messages).Hints);
    }

    [Fact]
    public async Task WhatIsWrongAroundTheContentIsTold()
    {
        await Sender.JsonAsync($"{Group.Webhook}&timestamp=1&sign=x", Sender.Text("a"));
        Group.Secret = "SEC0123456789";
        var old = Clock.GetUtcNow().AddMinutes(-20).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Sender.JsonAsync($"{Sender.Signed(Group.Webhook, old, Group.Secret)}&sign=y", Sender.Text("SEC0123456789"));
        Group.Secret = null;
        await Sender.JsonAsync(Group.Webhook, Sender.Text(new string('x', 19_000)));

        Assert.StartsWith("The address has a timestamp or sign, but this robot has no signing secret", Assert.Single(Group.Messages[0].Hints), StringComparison.Ordinal);
        var hints = string.Join('\n', Group.Messages[1].Hints);
        Assert.Contains("has sign more than once", hints, StringComparison.Ordinal);
        Assert.Contains("20 minutes old", hints, StringComparison.Ordinal);
        Assert.Contains("the robot's signing secret: everybody", hints, StringComparison.Ordinal);
        Assert.DoesNotContain("SEC0123456789", hints, StringComparison.Ordinal);
        Assert.Contains("from 20001 on it is refused", Assert.Single(Group.Messages[2].Hints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The body is empty")]
    [InlineData("\uFEFF{}", "byte order mark")]
    [InlineData("{'msgtype':'text'}", "not single ones")]
    [InlineData("""{"msgtype":"text","text":{"content":"C:\Dir"}}""", "a backslash in a text")]
    [InlineData("{\"msgtype\":\"text\",\"text\":{\"content\":\"a\nb\"}}", "must be escaped")]
    [InlineData("""{"msgtype":"text","text":{"content":"\ud83d"}}""", "surrogate pair")]
    [InlineData("\"{}\"", "serialised twice")]
    [InlineData("[]", "JSON list")]
    [InlineData("{}", "The body has no msgtype: it must be one of text, link, markdown, actionCard, feedCard.")]
    [InlineData("""{"msgType":"text"}""", "The field msgType is ignored: it is spelt msgtype.")]
    [InlineData("""{"msgtype":"action_card"}""", "it is spelt actionCard.")]
    [InlineData("""{"msgtype":"sampleText"}""", "msgKey of the app robots' API")]
    [InlineData("""{"msgtype":"image","image":{"picURL":"https://a"}}""", "a custom robot cannot send an image")]
    [InlineData("""{"msgtype":"text","markdown":{"title":"a","text":"b"}}""", "The object markdown is ignored, because msgtype is text.")]
    [InlineData("""{"msgtype":"link","link":{"title":"a","text":"b","messageURL":"c"}}""", "it is spelt messageUrl.")]
    public async Task ARefusalSaysWhatToDo(string body, string words)
    {
        await Sender.JsonAsync(Group.Webhook, body);

        Assert.Contains(words, Assert.Single(Group.Requests).Reason, StringComparison.Ordinal);
    }
}
