using DingTalk.Testing.Rendering;

namespace DingTalk.Testing.Page;

/// <summary>One request as the page shows it: rendered, cut to a size, without its raw form.</summary>
sealed record PageMessage
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required MessageChannel Channel { get; init; }

    public required string Robot { get; init; }

    public required IReadOnlyList<string> Users { get; init; }

    public required bool Delivered { get; init; }

    public required bool Recalled { get; init; }

    public required int ErrCode { get; init; }

    /// <summary>The app API's symbolic code, where there is one.</summary>
    public string? Code { get; init; }

    public required string ErrMsg { get; init; }

    public string? Reason { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public string? Type { get; init; }

    /// <summary>What a phone's notification and the list of conversations show; empty where that depends on the type alone.</summary>
    public required string Preview { get; init; }

    public required string Title { get; init; }

    public required RenderedText Desktop { get; init; }

    /// <summary>Null where the phone shows what the desktop shows.</summary>
    public RenderedText? Phone { get; init; }

    /// <summary>Of a link, an image, a card with one button.</summary>
    public PageLink? Link { get; init; }

    public required IReadOnlyList<PageLink> Buttons { get; init; }

    public required bool SideBySide { get; init; }

    public required bool HideAvatar { get; init; }

    public required IReadOnlyList<PageLink> Links { get; init; }

    public required string MediaId { get; init; }

    public required string FileName { get; init; }

    public double? Seconds { get; init; }

    public required IReadOnlyList<string> Mentions { get; init; }

    public required bool MentionsEveryone { get; init; }

    public required long BodyBytes { get; init; }

    /// <summary>Whether it is so long that the page folds it.</summary>
    public required bool Long { get; init; }
}
