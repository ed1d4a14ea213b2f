using DingTalk.Alerting;

namespace DingTalk.Extensions.Logging.Context;

/// <summary>Where the lines go that may be told with an error: the pipeline of the provider that tells errors, once there is one.</summary>
sealed class ContextMemory
{
    volatile AlertPipeline? _pipeline;

    public AlertPipeline? Pipeline
    {
        get => _pipeline;
        set => _pipeline = value;
    }
}
