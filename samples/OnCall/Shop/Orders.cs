namespace OnCall.Shop;

/// <summary>What customers do with orders; each failure is logged and answered.</summary>
sealed class Orders(OrderDatabase database, PaymentGateway gateway, ILogger<Orders> logger)
{
    public IResult Pay(int orderId)
    {
        try
        {
            gateway.Charge(orderId, 19.90m + orderId % 100);
            return Results.Ok();
        }
        catch (PaymentFailedException e)
        {
            logger.LogError(e, "Payment for order {OrderId} failed", orderId);
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }
    }

    public IResult Show(int orderId)
    {
        try
        {
            return Results.Ok(database.Load(orderId));
        }
        catch (TimeoutException e)
        {
            logger.LogError(e, "Order {OrderId} cannot be shown", orderId);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    public IResult Report(int month)
    {
        try
        {
            return Results.Ok(database.Turnover(month));
        }
        catch (TimeoutException e)
        {
            logger.LogError(e, "The report of month {Month} cannot be made", month);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
