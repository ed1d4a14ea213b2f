using DingTalk.Robots;
using DingTalk.Testing;

namespace Messages;

/// <summary>Sends one of everything, and prints what came of it and what the group shows.</summary>
sealed class Tour(TextWriter output, DingTalkGroup? group)
{
    // The smallest picture there is, and files that say what they are.
    static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    long _shown;
    bool _isComplete = true;

    /// <summary>Whether everything that a webhook can say was delivered.</summary>
    public async Task<bool> ThroughWebhookAsync(WebhookRobotOptions options)
    {
        output.WriteLine("Through a webhook");
        using var robot = new WebhookRobot(options);
        foreach (var message in Everything.ForBoth().Concat(Everything.ForWebhooks()))
            Tell(message.GetType().Name, await robot.SendAsync(message));
        return _isComplete;
    }

    /// <summary>Whether everything that an app can say was accepted.</summary>
    public async Task<bool> ThroughAppAsync(AppRobotOptions options)
    {
        var (conversation, users) = (group!.App.Conversations[0], group.App.Users.Select(user => user.UserId).ToArray());
        using var robot = new AppRobot(options);
        var (picture, file) = (await UploadAsync(robot, Png, "chart.png"), await UploadAsync(robot, "%PDF-1.4"u8, "report.pdf"));
        var (sound, video) = (await UploadAsync(robot, "#!AMR\n"u8, "alarm.amr"), await UploadAsync(robot, "....ftypmp42"u8, "door.mp4"));

        output.WriteLine("\nThrough an app, to a group");
        var all = Everything.ForBoth().Concat(Everything.ForApps(picture, file, sound, video)).ToList();
        foreach (var message in all) Tell(message.GetType().Name, await robot.SendToGroupAsync(conversation, message));

        output.WriteLine("\nThrough an app, to people");
        var hello = new TextMessage("You are on call.");
        var sent = await robot.SendToUsersAsync([.. users, "nobody"], hello);
        Tell("TextMessage", sent.Call);
        foreach (var user in sent.Users) output.WriteLine($"    {user.UserId}: {user.Outcome}");

        var work = await robot.SendWorkNotificationAsync(WorkReceivers.OfUsers(users), new TextMessage("Your shift begins at 18:00."));
        Tell("Work notification", work.Call);
        var ding = await robot.SendDingAsync(new Ding("web-1 is down.", users));
        Tell("DING", ding.Call);

        output.WriteLine("\nThe three programs of the how-to");
        using var content = new MemoryStream(Png);
        Tell("Text", await HowTo.SendTextAsync(options, conversation));
        Tell("Image", await HowTo.SendImageAsync(options, conversation, content));
        Tell("Link", await HowTo.SendLinkAsync(options, conversation));
        return _isComplete;
    }

    Task<string> UploadAsync(AppRobot robot, ReadOnlySpan<byte> content, string name)
        => UploadAsync(robot, content.ToArray(), name);

    async Task<string> UploadAsync(AppRobot robot, byte[] content, string name)
    {
        using var stream = new MemoryStream(content);
        var media = await robot.UploadAsync(stream, name);
        if (!media.HasValue) Tell($"Upload of {name}", media.Call);
        return media.ValueOrDefault?.MediaId ?? "none";
    }

    void Tell(string what, SendResult result)
    {
        _isComplete &= result.IsAccepted;
        output.WriteLine($"  {what}: {result.Explain()}");
        foreach (var message in group?.Messages.Where(message => message.Id > _shown) ?? [])
        {
            _shown = message.Id;
            // A picture or a file has no words: what was asked for.
            var words = message.Text.Length > 0 ? message.Text : message.Body;
            var text = string.Join(" ⏎ ", words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            output.WriteLine($"    shown: {message.MsgType} {(message.Title.Length > 0 ? $"[{message.Title}] " : "")}{text}");
        }
    }
}
