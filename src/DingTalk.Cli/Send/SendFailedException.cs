using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>A call that the message needs, as an upload, came to nothing.</summary>
sealed class SendFailedException(SendResult result) : Exception(result.Explain())
{
    public SendResult Result { get; } = result;
}
