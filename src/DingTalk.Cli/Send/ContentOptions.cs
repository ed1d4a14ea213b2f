using System.CommandLine;

namespace DingTalk.Cli.Send;

/// <summary>The options that say what a message holds. Each command takes those that it has a use for.</summary>
sealed class ContentOptions
{
    public Argument<string[]> Words { get; } = new("text")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "The text; several words are joined with blanks. Without it, or as -, the standard input is read.",
    };

    public Option<string?> TextFile { get; } = new("--file") { HelpName = "FILE", Description = "A file that holds the text." };

    public Option<string?> Title { get; } = new("--title")
    {
        HelpName = "TITLE",
        Description = "The title: what the conversation list and the notification show.",
    };

    public Option<string?> Url { get; } = new("--url") { HelpName = "URL", Description = "The address that it opens.", Required = true };

    public Option<string?> Picture { get; } = new("--picture") { HelpName = "URL", Description = "The address of a picture that DingTalk can reach." };

    public Option<string[]> At { get; } = new("--at")
    {
        HelpName = "NUMBER",
        Description = "Mention whoever has this mobile number; another word is taken for a user id. Repeat it for more.",
    };

    public Option<string[]> AtUser { get; } = new("--at-user") { HelpName = "ID", Description = "Mention this user id. Repeat it for more." };

    public Option<bool> AtAll { get; } = new("--at-all") { Description = "Mention everybody in the group." };

    public Option<bool> Cut { get; } = new("--cut")
    {
        Description = "Cut a text that is too long, at a line, and say how much is missing. Without it such a text is refused.",
    };

    public Option<string[]> Button { get; } = new("--button")
    {
        HelpName = "TITLE=URL",
        Description = "A button and the address that it opens; repeat it for more.",
        Required = true,
    };

    public Option<bool> SideBySide { get; } = new("--side-by-side") { Description = "Put two buttons beside each other, not below." };

    public Option<bool> HideAvatar { get; } = new("--hide-avatar") { Description = "Leave the robot's picture out." };

    public Option<string[]> Link { get; } = new("--link")
    {
        HelpName = "TITLE=URL PICTURE",
        Description = "A headline, the address that it opens and, after a blank, its picture's; repeat it for more.",
        Required = true,
    };

    public Option<string?> Uuid { get; } = new("--uuid")
    {
        HelpName = "KEY",
        Description = "The key under which a webhook knows the message again, so that a repetition after a doubt shows it once. The default is a new one.",
    };
}
