using System.Security.Cryptography;
using System.Text;
using DingTalk.Robots;
using DingTalk.Testing;
using Messages;

// One of everything that a robot can say: to a group in this process or, with --send and DINGTALK_WEBHOOK, to a real one.
Console.OutputEncoding = Encoding.UTF8;
if (args is not ([] or ["--send"]))
{
    Console.Error.WriteLine("usage: Messages [--send]");
    Console.Error.WriteLine("--send sends the webhook's part to the group of DINGTALK_WEBHOOK (and DINGTALK_SECRET); else nothing leaves this machine.");
    return 2;
}

if (args is ["--send"])
{
    if (Environment.GetEnvironmentVariable("DINGTALK_WEBHOOK") is not { Length: > 0 } webhook)
    {
        Console.Error.WriteLine("Set DINGTALK_WEBHOOK to the address of the robot that is to speak.");
        return 2;
    }

    var real = new WebhookRobotOptions { Webhook = webhook, Secret = Environment.GetEnvironmentVariable("DINGTALK_SECRET") };
    return await new Tour(Console.Out, null).ThroughWebhookAsync(real) ? 0 : 1;
}

await using var group = await DingTalkGroup.StartAsync(
    new DingTalkGroupOptions { Secret = "SEC" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
var tour = new Tour(Console.Out, group);
var isComplete = await tour.ThroughWebhookAsync(new WebhookRobotOptions { Webhook = group.Webhook, Secret = group.Secret });
isComplete &= await tour.ThroughAppAsync(new AppRobotOptions
{
    AppKey = group.App.AppKey,
    AppSecret = group.App.AppSecret,
    AgentId = group.App.AgentId,
    ApiAddress = group.App.Address,
    LegacyApiAddress = group.App.Address,
});
return isComplete ? 0 : 1;
