namespace OnCall.Shop;

/// <summary>How bad things are: read by the jobs, which work until it spreads to them.</summary>
sealed class Incident
{
    volatile bool _isSpread;

    public bool IsSpread => _isSpread;

    public void Spread() => _isSpread = true;

    public void End() => _isSpread = false;
}
