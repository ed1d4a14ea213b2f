namespace DingTalk.Testing.Http;

/// <summary>A button or headline of a message.</summary>
sealed record LinkJson(string Title, string Url, string Picture)
{
    public static LinkJson From(MessageLink link) => new(link.Title, link.Url, link.Picture);
}
