using DingTalk.Testing;
using Shared.Terminal;

namespace Samples;

/// <summary>Shows the group's messages in the terminal as they arrive.</summary>
sealed class MessageView(TextWriter output, bool isColoured)
{
    const int Width = 100;

    int _shown;

    /// <summary>A view on standard output, in colour where a person is looking.</summary>
    public static MessageView OnConsole() => new(
        Console.Out, !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    /// <summary>Shows every request until the group closes.</summary>
    public async Task FollowAsync(DingTalkGroup group)
    {
        await foreach (var request in group.ReadRequestsAsync()) Show(request);
    }

    void Show(GroupMessage message)
    {
        var text = new StringWriter { NewLine = output.NewLine };
        var number = message.Outcome == MessageOutcome.Delivered ? $"message {++_shown}" : "refused";
        text.WriteLine();
        text.WriteLine(Rule($"{number} · {message.ReceivedAt.ToLocalTime():HH:mm:ss} · {message.BodyBytes} bytes"));
        if (message.Outcome == MessageOutcome.Refused)
            text.WriteLine($"{message.ErrCode} {message.ErrMsg} ({message.Reason})");
        text.WriteLine($"[{message.Title}]");
        foreach (var line in message.Text.Split('\n')) text.WriteLine(MarkdownLine.Render(line, isColoured));
        text.WriteLine(Rule(""));

        // In one piece: others write to the terminal too.
        output.Write(text.ToString());
        output.Flush();
    }

    static string Rule(string label) => label.Length == 0
        ? new string('─', Width)
        : $"─── {label} " + new string('─', Math.Max(0, Width - label.Length - 5));
}
