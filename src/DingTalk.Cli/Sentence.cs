namespace DingTalk.Cli;

/// <summary>An exception's sentence, without the name of a parameter that nobody on a command line knows.</summary>
static class Sentence
{
    public static string Of(ArgumentException exception)
    {
        var end = exception.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return end < 0 ? exception.Message : exception.Message[..end];
    }
}
