namespace DingTalk.Cli;

/// <summary>How a command ends, for scripts.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Misused = 2;
    public const int InDoubt = 3;
    public const int Partial = 4;
    public const int Cancelled = 130;

    public const string Text =
        """
        Exit codes:
          0    done: delivered, accepted, nothing wrong
          1    refused or not accepted: the message is surely not there; a check found something wrong
          2    the command line is wrong; nothing was sent
          3    in doubt: nobody knows whether DingTalk took the message
          4    some of the receivers do not have it
          130  cancelled
        """;
}
