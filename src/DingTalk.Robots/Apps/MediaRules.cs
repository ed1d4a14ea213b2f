namespace DingTalk.Robots;

/// <summary>The types and sizes of DingTalk's page "upload media files", looked at before anything is sent.</summary>
static class MediaRules
{
    const long Megabyte = 1024 * 1024;

    static readonly (MediaKind Kind, string Word, long MaxBytes, string[] Endings)[] Rows =
    [
        (MediaKind.Image, "image", 20 * Megabyte, ["jpg", "jpeg", "gif", "png", "bmp"]),
        (MediaKind.Voice, "voice", 2 * Megabyte, ["amr", "mp3", "wav", "ogg"]),
        (MediaKind.Video, "video", 20 * Megabyte, ["mp4"]),
        (MediaKind.File, "file", 20 * Megabyte, ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"]),
    ];

    /// <summary>A name's ending, in small letters, without the dot; empty where it has none.</summary>
    public static string Ending(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        return dot < 0 ? "" : fileName.Substring(dot + 1).ToLowerInvariant();
    }

    /// <summary>The name without its folders.</summary>
    /// <exception cref="ArgumentException">There is none, or it holds what no name does.</exception>
    public static string Name(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var name = fileName.Substring(fileName.LastIndexOfAny(['/', '\\']) + 1).Trim();
        if (name.Length == 0) throw new ArgumentException("The file name is empty.", nameof(fileName));
        if (name.Any(char.IsControl)) throw new ArgumentException("The file name holds a control character.", nameof(fileName));
        return name;
    }

    /// <summary>What the file is: what the caller says, if its ending agrees, or what its ending says.</summary>
    /// <exception cref="ArgumentException">DingTalk does not take files with this ending.</exception>
    public static MediaKind Kind(string fileName, MediaKind? kind)
    {
        var ending = Ending(fileName);
        var row = Array.Find(Rows, row => Array.IndexOf(row.Endings, ending) >= 0 && (kind ?? row.Kind) == row.Kind);
        if (row.Endings is not null) return row.Kind;

        var allowed = Rows.Where(row => kind is null || row.Kind == kind).SelectMany(static row => row.Endings);
        throw new ArgumentException(
            $"DingTalk takes no {(kind is { } k ? Word(k) : "file")} that ends in {AppMessageRules.Shown(fileName)}, but these: "
            + $"{string.Join(", ", allowed)}. Convert it, or put it into a zip.",
            nameof(fileName));
    }

    public static string Word(MediaKind kind) => Array.Find(Rows, row => row.Kind == kind).Word ?? "file";

    public static long MaxBytes(MediaKind kind) => Array.Find(Rows, row => row.Kind == kind).MaxBytes;
}
