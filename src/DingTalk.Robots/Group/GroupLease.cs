using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>A permit of one robot of the group, for one message.</summary>
sealed class GroupLease(GroupRoster roster, GroupSeat seat, RateLimitLease permit) : RateLimitLease
{
    RateLimitLease? _permit = permit;

    public GroupRoster Roster => roster;

    public GroupSeat Seat => seat;

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    /// <summary>The robot's own permit, once; null when it has been used already.</summary>
    public RateLimitLease? Take() => Interlocked.Exchange(ref _permit, null);

    protected override void Dispose(bool disposing)
    {
        if (disposing) Take()?.Dispose();
        base.Dispose(disposing);
    }
}
