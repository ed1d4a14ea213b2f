namespace OnCall.Shop;

/// <summary>
/// Checks orders that arrive as a file. Its author interpolates values into the text, as many do; such events are the same kind
/// all the same.
/// </summary>
sealed class OrderImport(ILogger<OrderImport> logger)
{
    const int Rows = 150;

    public void Check(int file)
    {
        for (var row = 1; row <= Rows; row++)
        {
            var orderId = $"{file}-{row:D4}";
            if (row % 3 == 0) logger.LogError($"Order {orderId} of customer {Guid.NewGuid()} has no delivery address");
            else logger.LogError($"Order {orderId} is refused: quantity {-row} of article {row * 7919 % 1000} is not positive");
        }
    }
}
