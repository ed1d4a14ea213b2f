namespace OnCall.Shop.Jobs;

/// <summary>Loses its nodes, one after the other.</summary>
sealed class PriceCache(Incident incident, ILogger<PriceCache> logger) : Job(incident, TimeSpan.FromMilliseconds(250))
{
    int _lost;

    protected override void Work()
    {
        _lost++;
        logger.LogError("Cache node {Node} is gone, {Keys} prices have to be loaded again", $"cache-{_lost % 3 + 1}", 1_000 + _lost);
    }
}
