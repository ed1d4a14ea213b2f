namespace DingTalk.Robots;

/// <summary>The address of one of DingTalk's two APIs.</summary>
static class AppAddress
{
    /// <exception cref="ArgumentException">The address cannot be used; the message says what to do and shows nothing of it.</exception>
    public static Uri Parse(string? address, string option, bool allowHttp)
    {
        if (!Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The {option} is not a web address. The default is DingTalk's own; leave the option out.");
        if (uri.Scheme == "http" && !uri.IsLoopback && !allowHttp)
        {
            throw new ArgumentException(
                $"The {option} is a plain http address, over which the app's secret and the access token would travel in the clear. "
                + "Use https, or set AllowHttp for a gateway inside your own network.");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new ArgumentException($"The {option} holds more than a host and a path: leave out user name, query and fragment.");

        return new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }
}
