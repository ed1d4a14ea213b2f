using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using DingTalk.Testing;
using DingTalk.Testing.Apps;

namespace DingTalk.Emulator;

/// <summary>
/// A group for as long as the program runs. Standard output belongs to scripts: the webhook, then, if wanted, a line of JSON for
/// each request. Everything for people goes to standard error.
/// </summary>
static class EmulatorProgram
{
    const int Done = 0;
    const int Failed = 1;
    const int Misused = 2;

    static string Version =>
        typeof(EmulatorProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        EmulatorArguments arguments;
        try
        {
            arguments = EmulatorArguments.Parse(args);
        }
        catch (ArgumentException wrong)
        {
            await errors.WriteLineAsync($"{wrong.Message} See --help.").ConfigureAwait(false);
            return Misused;
        }

        if (arguments.Help)
        {
            await output.WriteAsync(EmulatorArguments.Usage).ConfigureAwait(false);
            return Done;
        }

        if (arguments.Version)
        {
            await output.WriteLineAsync(Version).ConfigureAwait(false);
            return Done;
        }

        return await StartAsync(arguments, output, errors, stop).ConfigureAwait(false);
    }

    static async Task<int> StartAsync(
        EmulatorArguments arguments, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        DingTalkGroup group;
        try
        {
            group = await DingTalkGroup.StartAsync(arguments.Group, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Done;
        }
        catch (ArgumentException wrong)
        {
            await errors.WriteLineAsync($"{wrong.Message.Split(" (Parameter ")[0]} See --help.").ConfigureAwait(false);
            return Misused;
        }
        catch (Exception cannotListen) when (cannotListen is IOException or SocketException)
        {
            await errors.WriteLineAsync(
                $"Cannot listen on {arguments.Group.Listen} port {arguments.Group.Port}: {cannotListen.Message} "
                + "Another port is chosen with --port, and any free one with --port 0.").ConfigureAwait(false);
            return Failed;
        }

        await using (group.ConfigureAwait(false))
            return await ReportAsync(group, arguments, output, errors, stop).ConfigureAwait(false);
    }

    static async Task<int> ReportAsync(
        DingTalkGroup group, EmulatorArguments arguments, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        try
        {
            await output.WriteLineAsync(group.Webhook).ConfigureAwait(false);
            if (!IPAddress.IsLoopback(arguments.Group.Listen))
            {
                await errors.WriteLineAsync(
                    $"Warning: listening on {arguments.Group.Listen}. Whoever reaches this machine can read every message and its "
                    + "webhook.").ConfigureAwait(false);
            }

            await errors.WriteLineAsync(Welcome(group)).ConfigureAwait(false);
            await errors.WriteLineAsync(Describe(group.App)).ConfigureAwait(false);
            var left = arguments.ExitAfter;
            await foreach (var request in group.ReadRequestsAsync(stop).ConfigureAwait(false))
            {
                if (arguments.Stdout) await output.WriteLineAsync(request.ToJson()).ConfigureAwait(false);
                await errors.WriteLineAsync(Summary(request)).ConfigureAwait(false);
                if (--left == 0) break;
            }

            return Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Done;
        }
        catch (IOException)
        {
            // Who read the standard output has closed it, as "head -1" does: nobody is left to tell.
            return Failed;
        }
    }

    static string Welcome(DingTalkGroup group)
    {
        var watch = $"The group is open: watch it at {group.PageAddress} (Ctrl+C closes it).";
        return group.Secret is not null
            ? $"{watch}\nGive your program the address above as its webhook, and the signing secret."
            : $$$"""
            {{{watch}}}
            Give your program the address above as its webhook, or try:
              curl -H 'Content-Type: application/json' -d '{"msgtype":"text","text":{"content":"{{{Keyword(group)}}}hello"}}' '{{{group.Webhook}}}'
            """;
    }

    static string Describe(GroupApp app) =>
        $"""
        A client of the app API takes {app.Address} for https://api.dingtalk.com and for https://oapi.dingtalk.com:
          appKey {app.AppKey}  appSecret {app.AppSecret}
          robotCode {app.RobotCode}  agentId {app.AgentId}  openConversationId {string.Join(' ', app.Conversations)}  userIds {string.Join(' ', app.Users.Select(user => user.UserId))}
        """;

    // The example must pass; a keyword that a shell or JSON would read otherwise is left to its owner.
    static string Keyword(DingTalkGroup group) =>
        group.Keywords is [var word, ..] && word.All(char.IsLetterOrDigit) ? $"{word} " : "";

    static string Summary(GroupMessage request)
    {
        var time = request.ReceivedAt.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var what = request.Outcome == MessageOutcome.Delivered
            ? $"delivered, {request.MsgType}, {request.BodyBytes} bytes: {Beginning(request.Title.Length > 0 ? request.Title : request.Text)}"
            : $"refused, {request.Code ?? $"{request.ErrCode}"} {request.ErrMsg}";
        var reason = request.Reason is null ? "" : $" ({request.Reason})";
        var hints = string.Concat(request.Hints.Select(hint => $" Hint: {hint}"));
        var line = $"{time} #{request.Id} {what}{reason}";

        // A message must not be able to write to the terminal what only a terminal's owner may.
        return Printable(line, 400) + Printable(hints, 800);
    }

    static string Beginning(string text) => text.Length <= 200 ? text : $"{text[..200]}…";

    static string Printable(string line, int most)
    {
        line = string.Concat(line.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c));
        return line.Length <= most ? line : $"{line[..most]}…";
    }
}
