using System.Globalization;
using System.Text.Json;
using Shared.Terminal;

namespace DingTalk.Cli.Digest;

/// <summary>Shows what a log would have told the group.</summary>
sealed class DigestRun(DigestRequest request, bool isJson, CliConsole console)
{
    const int Width = 100;

    readonly List<ShownMessage> _messages = [];

    public async Task<int> RunAsync(TextReader log, CancellationToken stop)
    {
        var replay = new DigestReplay(request, Show, fault => console.Error.WriteLine(fault));

        // A pipe does not listen to a token, so that the wait is what is given up.
        var account = await Task.Run(() => replay.RunAsync(log, stop), stop).WaitAsync(stop).ConfigureAwait(false);
        if (isJson)
        {
            var messages = _messages.Select(message => new DigestMessageJson(Local(message.Time), message.Title, message.Text, message.Bytes));
            var json = new DigestJson(replay.Events, account.Accepted, account.Told, replay.Unreadable, [.. messages]);
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(json, CliJson.Relaxed.DigestJson)).ConfigureAwait(false);
        }
        else
        {
            await console.Output.WriteLineAsync(
                $"{Count(_messages.Count, "message")} for {Count(account.Accepted, "event")} at {request.Level} or above, of "
                + $"{Count(replay.Events, "event")} in the log.").ConfigureAwait(false);
        }

        if (replay.Unreadable > 0)
            await console.Error.WriteLineAsync($"{Count(replay.Unreadable, "line")} could not be read.").ConfigureAwait(false);
        return replay is { Events: 0, Unreadable: > 0 } ? ExitCode.Failed : ExitCode.Done;
    }

    void Show(ShownMessage message)
    {
        _messages.Add(message);
        if (isJson) return;

        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine(Rule(string.Create(
            CultureInfo.InvariantCulture, $"message {_messages.Count} · {Local(message.Time):yyyy-MM-dd HH:mm:ss} · {message.Bytes} bytes")));
        text.WriteLine($"[{message.Title}]");
        foreach (var line in message.Text.Split('\n')) text.WriteLine(MarkdownLine.Render(line, console.IsColoured));
        text.WriteLine();
        console.Output.Write(text.ToString());
    }

    DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, request.TimeZone);

    static string Rule(string label) => $"─── {label} " + new string('─', Math.Max(0, Width - label.Length - 5));

    static string Count(long count, string what)
        => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}{(count == 1 ? "" : "s")}");
}
