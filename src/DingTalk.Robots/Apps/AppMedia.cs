namespace DingTalk.Robots;

/// <summary>Uploads.</summary>
sealed class AppMedia(AppClient client, TimeSpan patience)
{
    const string Path = "media/upload";

    public async Task<AppResult<UploadedMedia>> UploadAsync(
        Stream content,
        string fileName,
        MediaKind? kind,
        IProgress<UploadProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanRead) throw new ArgumentException("The stream cannot be read.", nameof(content));
        client.ThrowIfDisposed();
        var name = MediaRules.Name(fileName);
        var known = MediaRules.Kind(name, kind);
        var limit = MediaRules.MaxBytes(known);

        // What cannot be read twice is kept, so that its size is known before anything is sent, and a renewed token does no harm.
        var file = content.CanSeek ? content : await ReadAsync(content, limit, cancellationToken).ConfigureAwait(false);
        if (file is null) return TooLarge(known, limit, null);

        var start = file.Position;
        var length = file.Length - start;
        if (length > limit) return TooLarge(known, limit, length);
        if (length <= 0) return Refused(SendReason.Malformed, "The file is empty; it was not sent.");

        var request = new AppRequest(Path)
        {
            IsLegacy = true,
            IsHarmless = true,
            Query = "type=" + MediaRules.Word(known),
            Patience = patience,
            Content = () =>
            {
                file.Position = start;
                return new MediaContent(file, length, name, progress);
            },
        };
        var reply = await client
            .CallAsync(request, static root => JsonRead.Text(root, "media_id").Length > 0, null, cancellationToken)
            .ConfigureAwait(false);
        return reply.As(root => new UploadedMedia(JsonRead.Text(root, "media_id"), known, name, length));
    }

    static async Task<MemoryStream?> ReadAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        while (true)
        {
            var read = await content.ReadPartAsync(part, 0, part.Length, cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
            if (whole.Length + read > limit) return null;
            whole.Write(part, 0, read);
        }

        whole.Position = 0;
        return whole;
    }

    static AppResult<UploadedMedia> TooLarge(MediaKind kind, long limit, long? bytes) => Refused(
        SendReason.TooLong,
        $"The {MediaRules.Word(kind)} has {(bytes is null ? $"more than {limit}" : $"{bytes}")} bytes, and DingTalk takes at most "
        + $"{limit / 1024 / 1024} MB; it was not sent. {(kind == MediaKind.Image ? "Scale it down" : "Shorten it")}, or send a link to it.");

    static AppResult<UploadedMedia> Refused(SendReason reason, string advice) => new()
    {
        Call = new SendResult { Outcome = SendOutcome.RefusedForContent, Reason = reason, Advice = advice },
    };
}
