using System.CommandLine;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>The messages that are written on the command line.</summary>
static class MessageCommands
{
    public static IEnumerable<SendVerb> All(ContentOptions options) =>
    [
        new(
            new Command("text", "Plain text, the only kind in which a mention is highlighted."),
            [options.Words], [options.TextFile, options.At, options.AtUser, options.AtAll, options.Cut], TextAsync),
        new(
            new Command("markdown", "Text in DingTalk's subset of markdown."),
            [options.Words], [options.TextFile, options.Title, options.At, options.AtUser, options.AtAll, options.Cut], MarkdownAsync),
        new(
            new Command("link", "A card with a title and a short text that opens one address."),
            [options.Words], [options.TextFile, options.Title, options.Url, options.Picture], LinkAsync),
        new(
            new Command("card", "Markdown with buttons under it (action card)."),
            [options.Words],
            [
                options.TextFile, options.Title, options.Button, options.SideBySide, options.HideAvatar, options.At, options.AtUser,
                options.AtAll,
            ],
            CardAsync),
        new(
            new Command("feed", "Several headlines with pictures, each with its own address (feed card). Webhooks only."),
            [], [options.Link], FeedAsync),
    ];

    static async Task<RobotMessage> TextAsync(SendContext context)
    {
        var text = await context.ReadTextAsync().ConfigureAwait(false);
        var mentions = MentionValues.Read(context.Parsed, context.Options);
        return context.Value(context.Options.Cut) ? TextCut.Fit(context.Robot.Robot, text, Make) : Make(text);

        TextMessage Make(string content)
        {
            var message = new TextMessage(content) { MsgUuid = context.MsgUuid };
            return mentions is null ? message : message.WithMentions(mentions);
        }
    }

    static async Task<RobotMessage> MarkdownAsync(SendContext context)
    {
        var text = await context.ReadTextAsync().ConfigureAwait(false);
        var title = context.Value(context.Options.Title) ?? MarkdownTitle.Of(text);
        var message = new MarkdownMessage(title, text) { MsgUuid = context.MsgUuid };
        if (MentionValues.Read(context.Parsed, context.Options) is { } mentions) message = message.WithMentions(mentions);
        var robot = context.Robot.Robot;
        if (!context.Value(context.Options.Cut) || robot.Measure(message) <= robot.MaxMessageBytes) return message;

        // The mentions stand at the end, where a cut would take them away.
        var written = message.Text[text.Length..];
        var room = robot.MaxMessageBytes - robot.Measure(message with { Text = "x" + written });
        return message with { Text = new MarkdownBuilder().Markdown(text).ToString(Math.Max(0, room)) + written };
    }

    static async Task<RobotMessage> LinkAsync(SendContext context)
    {
        var text = await context.ReadTextAsync().ConfigureAwait(false);
        var title = context.Value(context.Options.Title) ?? MarkdownTitle.Of(text);
        return new LinkMessage(title, text, context.Value(context.Options.Url)!) { PictureUrl = context.Value(context.Options.Picture) };
    }

    static async Task<RobotMessage> CardAsync(SendContext context)
    {
        var text = await context.ReadTextAsync().ConfigureAwait(false);
        var buttons = (context.Value(context.Options.Button) ?? []).Select(button =>
        {
            var (title, url) = Pair(button, "--button", "TITLE=URL");
            return new ActionCardButton(title, url);
        });
        var card = new ActionCardMessage(context.Value(context.Options.Title) ?? MarkdownTitle.Of(text), text, [.. buttons])
        {
            ButtonsSideBySide = context.Value(context.Options.SideBySide),
            HideAvatar = context.Value(context.Options.HideAvatar),
        };
        return MentionValues.Read(context.Parsed, context.Options) is { } mentions ? card.WithMentions(mentions) : card;
    }

    static Task<RobotMessage> FeedAsync(SendContext context)
    {
        var links = (context.Value(context.Options.Link) ?? []).Select(link =>
        {
            var (title, addresses) = Pair(link, "--link", "\"TITLE=URL PICTURE\"");
            return addresses.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var url, var picture]
                ? new FeedCardLink(title, url, picture)
                : throw new UsageException("The value of --link must be \"TITLE=URL PICTURE\", with one blank between the two addresses.");
        });
        return Task.FromResult<RobotMessage>(new FeedCardMessage([.. links]));
    }

    // The title ends at the first =, of which an address may hold more.
    static (string Name, string Value) Pair(string text, string option, string shape)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new UsageException($"The value of {option} must be {shape}.");
    }
}
