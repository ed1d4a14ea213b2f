namespace DingTalk.Extensions.Logging.Configuration;

/// <summary>Where the library speaks of itself by default: it cannot log, being the logger.</summary>
static class StandardError
{
    public static void Write(string text)
    {
        try
        {
            Console.Error.WriteLine(Line(text));
        }
        catch (Exception)
        {
            // The stream may be closed; nobody is left to tell.
        }
    }

    public static string Line(string text) => "DingTalk: " + text.Replace("\r", "").Replace('\n', ' ');
}
