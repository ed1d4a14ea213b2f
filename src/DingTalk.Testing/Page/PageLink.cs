namespace DingTalk.Testing.Page;

/// <summary>A button or headline. <paramref name="Url"/> is null where the address is none that may be opened: then <paramref name="Address"/> is shown.</summary>
sealed record PageLink(string Title, string? Url, string Address, string? Picture);
