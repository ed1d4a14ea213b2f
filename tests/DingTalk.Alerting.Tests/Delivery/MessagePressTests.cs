using DingTalk.Alerting.Tests.Digests;
using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Delivery;

/// <summary>Every robot gets a message that it can carry, card or not.</summary>
public sealed class MessagePressTests
{
    public static TheoryData<string, bool> Robots
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var robot in (string[])["webhook", "app", "group"])
            {
                all.Add(robot, true);
                all.Add(robot, false);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Robots))]
    public void AMessageFitsItsRobotAndKeepsItsAccount(string name, bool isCard)
    {
        var options = SomeMessages.All[0].Options("zh");
        options.ActionCard = isCard;
        options.DetailsUrl = "https://logs.example.com/?q={Template}";
        var robot = Robot(name);
        var press = new MessagePress(new DeliveryVoice(static () => null, static () => null));
        var hostile = SomeDigest.Storm(400);
        var digest = hostile with
        {
            IsStorm = true,
            Groups = [.. hostile.Groups.Select(static g => g with { Template = new string('"', 90) + new string('漢', 300), Category = new string('\\', 300) })],
        };
        foreach (var one in (Digest[])[digest, digest with { IsStorm = false }, SomeDigest.Lone(), SomeDigest.Reminder()])
        {
            var message = press.Print(robot, one, AlertSettings.From(options));
            Assert.InRange(robot.Measure(message), 1, robot.MaxMessageBytes);
            Assert.Equal(isCard, message is ActionCardMessage);
            var text = message is ActionCardMessage card ? card.Text : ((MarkdownMessage)message).Text;
            Assert.Equal(one.EventCount, MarkdownDigestFormatter.ReadEventCount(text));
        }
    }

    static IRobot Robot(string name)
    {
        const string webhook = "https://oapi.dingtalk.com/robot/send?access_token=t";
        return name switch
        {
            "webhook" => new WebhookRobot(new WebhookRobotOptions { Webhook = webhook }),
            "app" => new AppRobot(new AppRobotOptions { AppKey = "k", AppSecret = "s", RobotCode = "r" }).ToGroup("cid"),
            _ => new RobotGroup([new WebhookRobot(new WebhookRobotOptions { Webhook = webhook + "1" }), Robot("app")]),
        };
    }
}
