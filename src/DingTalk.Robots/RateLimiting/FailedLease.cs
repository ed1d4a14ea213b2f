using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>No permit, and when to ask again.</summary>
sealed class FailedLease(TimeSpan retryAfter, string reason) : RateLimitLease
{
    static readonly string[] Names = [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name];

    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => Names;

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter
            : metadataName == MetadataName.ReasonPhrase.Name ? reason
            : null;
        return metadata is not null;
    }
}
