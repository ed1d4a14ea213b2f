using System.CommandLine;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>The messages that show a file.</summary>
static class MediaCommands
{
    public static IEnumerable<SendVerb> All()
    {
        yield return Image();
        yield return Media(
            "file", "A document: xlsx, pdf, zip, rar, doc or docx. Apps only.", [],
            static async (context, path) =>
            {
                var media = await context.UploadAsync(path, MediaKind.File).ConfigureAwait(false);
                return new FileMessage(media.MediaId, media.FileName);
            });

        var duration = Duration();
        yield return Media(
            "audio", "A sound: ogg or amr. Apps only.", [duration],
            async (context, path) =>
            {
                var media = await context.UploadAsync(path, MediaKind.Voice).ConfigureAwait(false);
                return new AudioMessage(media.MediaId, context.Value(duration));
            });
        yield return Video();
    }

    static SendVerb Image()
    {
        var picture = new Argument<string?>("picture")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Its address, which DingTalk must be able to reach, or the media id of an upload.",
        };
        var file = new Option<string?>("--file") { HelpName = "FILE", Description = "A file to upload: jpg, gif, png or bmp. Apps only." };
        return new SendVerb(
            new Command("image", "A picture. Through a webhook by its address, which DingTalk does not document and live robots take."),
            [picture], [file],
            async context => (context.Parsed.GetValue(picture), context.Value(file)) switch
            {
                ({ } address, null) => new ImageMessage(address),
                (null, { } path) => new ImageMessage((await context.UploadAsync(path, MediaKind.Image).ConfigureAwait(false)).MediaId),
                _ => throw new UsageException("Name the picture by its address or media id, or by a file with --file: one of them."),
            });
    }

    static SendVerb Video()
    {
        var cover = new Option<string>("--cover") { HelpName = "FILE", Description = "The picture that is shown before it plays.", Required = true };
        var duration = Duration();
        var size = new Option<string>("--size") { HelpName = "WIDTHxHEIGHT", Description = "Its size in pixels, such as 640x360.", Required = true };
        return Media(
            "video", "A video: mp4. Apps only.", [cover, duration, size],
            async (context, path) =>
            {
                var (width, height) = Size(context.Value(size)!);
                var length = context.Value(duration);
                var picture = await context.UploadAsync(context.Value(cover)!, MediaKind.Image).ConfigureAwait(false);
                var video = await context.UploadAsync(path, MediaKind.Video).ConfigureAwait(false);
                return new VideoMessage(video.MediaId, picture.MediaId, length, width, height);
            });
    }

    static SendVerb Media(string name, string description, Option[] options, Func<SendContext, string, Task<RobotMessage>> make)
    {
        var path = new Argument<string>("file") { Description = "The file to upload." };
        return new SendVerb(new Command(name, description), [path], options, context => make(context, context.Parsed.GetValue(path)!));
    }

    static Option<TimeSpan> Duration() => new("--duration")
    {
        HelpName = "SECONDS",
        Description = "How long it plays.",
        Required = true,
        CustomParser = Seconds.Parse,
    };

    static (int Width, int Height) Size(string text) =>
        text.Split('x', 'X') is [var width, var height] && int.TryParse(width, out var w) && int.TryParse(height, out var h) && w > 0 && h > 0
            ? (w, h)
            : throw new UsageException("The value of --size must be the width and the height in pixels, such as 640x360.");
}
