using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>What a message is made of: the command line, the robot it is for, and the console.</summary>
sealed record SendContext(
    ParseResult Parsed, ContentOptions Options, OpenRobot Robot, string? MsgUuid, CliConsole Console, CancellationToken Stop)
{
    public Task<string> ReadTextAsync() => TextSource.ReadAsync(Parsed, Options, Console, Stop);

    public T? Value<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>Uploads a file through the app.</summary>
    /// <exception cref="UsageException">There is no app, or no such file.</exception>
    /// <exception cref="SendFailedException">DingTalk does not take it.</exception>
    public async Task<UploadedMedia> UploadAsync(string path, MediaKind? kind)
    {
        if (Robot.App is not { } app)
        {
            throw new UsageException(
                "A webhook carries no files. Send a link to it or, of a picture, its address; or send it through an app's robot "
                + "(--app-key).");
        }

        Stream content;
        try
        {
            content = File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"The file cannot be read ({e.GetType().Name}): {path}.");
        }

        await using (content.ConfigureAwait(false))
        {
            var name = Path.GetFileName(path);
            using var bar = new UploadBar(Console, name);
            var media = await app.UploadAsync(content, name, kind, bar, Stop).ConfigureAwait(false);
            return media.ValueOrDefault ?? throw new SendFailedException(media.Call);
        }
    }
}
