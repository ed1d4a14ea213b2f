using DingTalk.Robots;

namespace Messages;

/// <summary>The messages of the tour.</summary>
static class Everything
{
    const string Page = "https://example.com/status";
    const string Picture = "https://example.com/chart.png";

    static readonly ActionCardButton Yes = new("Acknowledge", Page + "/ack");
    static readonly ActionCardButton No = new("Escalate", Page + "/escalate");

    /// <summary>What both kinds of robot can say.</summary>
    public static IEnumerable<RobotMessage> ForBoth()
    {
        yield return new TextMessage("web-1 is back.");
        yield return new MarkdownMessage("Disk is full", Report().ToString());
        yield return new LinkMessage("Disk is full", "web-1 has 0 bytes left.", Page) { PictureUrl = Picture };
        yield return new ActionCardMessage("Disk is full", "#### web-1\n\nWho looks at it?", [Yes]);
        yield return new ActionCardMessage("Disk is full", "#### web-1\n\nWho looks at it?", [Yes, No]);
        yield return new ActionCardMessage("Disk is full", "#### web-1\n\nWho looks at it?", [Yes, No]) { ButtonsSideBySide = true };
    }

    /// <summary>What only a webhook can say: mentions and feed cards.</summary>
    public static IEnumerable<RobotMessage> ForWebhooks()
    {
        yield return new TextMessage("Please look at web-1.").WithMentions(Mentions.OfMobiles("13800000001"));
        yield return new FeedCardMessage(
        [
            new FeedCardLink("Disk is full", Page, Picture),
            new FeedCardLink("web-1 is slow", Page + "/slow", Picture),
        ]);
    }

    /// <summary>What an app can say: pictures, of which DingTalk promises webhooks nothing, and files, sounds and videos, uploaded before.</summary>
    public static IEnumerable<RobotMessage> ForApps(string picture, string file, string sound, string video)
    {
        yield return new ImageMessage(Picture);
        yield return new ImageMessage(picture);
        yield return new FileMessage(file, "report.pdf");
        yield return new AudioMessage(sound, TimeSpan.FromSeconds(3));
        yield return new VideoMessage(video, picture, TimeSpan.FromSeconds(3), 640, 360);
    }

    static MarkdownBuilder Report() => new MarkdownBuilder()
        .Heading("Disk is full")
        .Quote("web-1 · Production")
        .List("/var/log: 48 GB", "/tmp: 2 GB")
        .Text("What to do: ").Link("runbook", Page + "/runbook").Line();
}
