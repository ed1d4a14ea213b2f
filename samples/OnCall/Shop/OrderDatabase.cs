namespace OnCall.Shop;

/// <summary>A database that has become too slow.</summary>
sealed class OrderDatabase
{
    public string Load(int orderId) => Query<string>("SELECT * FROM orders WHERE id = " + orderId);

    public decimal Turnover(int month) => Query<decimal>("SELECT sum(amount) FROM orders WHERE month = " + month);

    static T Query<T>(string sql) => throw new TimeoutException($"No answer within 30 s: {sql}");
}
