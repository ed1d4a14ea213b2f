using System.Text.Json;

namespace OnCall.Shop.Jobs;

/// <summary>Is given a web page where it expects JSON.</summary>
sealed class StockSync(Incident incident, ILogger<StockSync> logger) : Job(incident, TimeSpan.FromMilliseconds(100))
{
    int _warehouse;

    protected override void Work()
    {
        _warehouse = _warehouse % 12 + 1;
        try
        {
            JsonSerializer.Deserialize<Dictionary<string, int>>("<html><body>Bad gateway</body></html>");
        }
        catch (JsonException e)
        {
            logger.LogError(e, "Stock of warehouse {Warehouse} cannot be read", _warehouse);
        }
    }
}
