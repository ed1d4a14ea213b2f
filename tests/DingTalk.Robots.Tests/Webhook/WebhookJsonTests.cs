using System.Text;

namespace DingTalk.Robots.Tests.Webhook;

public sealed class WebhookJsonTests
{
    static string Json(RobotMessage message) => Encoding.UTF8.GetString(WebhookJson.Serialize(message));

    [Fact]
    public void AText() => Assert.Equal(
        """{"msgtype":"text","text":{"content":"数据库 <down> 🔥 @150"},"at":{"atMobiles":["150"],"atUserIds":["user123"],"isAtAll":false},"msgUuid":"key-1"}""",
        Json(new TextMessage("数据库 <down> 🔥 @150")
        {
            Mentions = new Mentions { Mobiles = ["150"], UserIds = ["user123"] },
            MsgUuid = "key-1",
        }));

    [Fact]
    public void ATextWithoutAnythingElse()
        => Assert.Equal("""{"msgtype":"text","text":{"content":"x"}}""", Json(new TextMessage("x")));

    [Fact]
    public void Markdown() => Assert.Equal(
        """{"msgtype":"markdown","markdown":{"title":"T","text":"#### a  \n> \"b\" \\ c+d"},"at":{"atMobiles":[],"atUserIds":[],"isAtAll":true}}""",
        Json(new MarkdownMessage("T", "#### a  \n> \"b\" \\ c+d") { Mentions = new Mentions { Everyone = true } }));

    [Fact]
    public void ALink() => Assert.Equal(
        """{"msgtype":"link","link":{"title":"T","text":"x","messageUrl":"https://a.example/?b=c&d=e","picUrl":"https://a.example/p.png"}}""",
        Json(new LinkMessage("T", "x", "https://a.example/?b=c&d=e") { PictureUrl = "https://a.example/p.png" }));

    [Fact]
    public void ALinkWithoutAPicture() => Assert.Equal(
        """{"msgtype":"link","link":{"title":"T","text":"x","messageUrl":"https://a.example/"}}""",
        Json(new LinkMessage("T", "x", "https://a.example/")));

    [Fact]
    public void AnActionCardWithOneButton() => Assert.Equal(
        """{"msgtype":"actionCard","actionCard":{"title":"T","text":"x","singleTitle":"Read","singleURL":"https://a.example/","btnOrientation":"0","hideAvatar":"0"}}""",
        Json(new ActionCardMessage("T", "x", [new("Read", "https://a.example/")])));

    [Fact]
    public void AnActionCardWithSeveralButtons() => Assert.Equal(
        """{"msgtype":"actionCard","actionCard":{"title":"T","text":"x","btnOrientation":"1","hideAvatar":"1","btns":[{"title":"A","actionURL":"https://a.example/"},{"title":"B","actionURL":"https://b.example/"}]}}""",
        Json(new ActionCardMessage("T", "x", [new("A", "https://a.example/"), new("B", "https://b.example/")])
        {
            ButtonsSideBySide = true,
            HideAvatar = true,
        }));

    [Fact]
    public void AFeedCard() => Assert.Equal(
        """{"msgtype":"feedCard","feedCard":{"links":[{"title":"T","messageURL":"https://a.example/","picURL":"https://a.example/p.png"}]},"msgUuid":"k"}""",
        Json(new FeedCardMessage([new("T", "https://a.example/", "https://a.example/p.png")]) { MsgUuid = "k" }));

    [Fact]
    public void HalfASurrogatePairBecomesAReplacementCharacter()
        => Assert.Equal("{\"msgtype\":\"text\",\"text\":{\"content\":\"a\uFFFDb\uFFFD\"}}", Json(new TextMessage("a\uD83Db\uDE00")));

    [Fact]
    public void TheSameMessageGivesTheSameBytes()
    {
        var message = new MarkdownMessage("T", "x") { MsgUuid = "k", Mentions = new Mentions { Mobiles = ["1", "2"] } };
        Assert.Equal(WebhookJson.Serialize(message), WebhookJson.Serialize(message with { Title = "T" }));
    }

    [Fact]
    public void AMessageIsItsTextsAndAFixedFrame()
    {
        const string Text = "错误 🔥 \"quoted\"\r\n\u0001";
        var frame = WebhookJson.Serialize(new MarkdownMessage("T", "x")).Length - 1;
        Assert.Equal(frame + JsonSize.Of(Text), WebhookJson.Serialize(new MarkdownMessage("T", Text)).Length);
    }
}
