namespace OnCall.Shop.Jobs;

/// <summary>Forgets that a guest has no account.</summary>
sealed class LoyaltyPoints(Incident incident, ILogger<LoyaltyPoints> logger) : Job(incident, TimeSpan.FromMilliseconds(20))
{
    protected override void Work()
    {
        try
        {
            Book(new Customer(null), 25);
        }
        catch (NullReferenceException e)
        {
            logger.LogError(e, "Loyalty points cannot be booked");
        }
    }

    static void Book(Customer customer, int points) => customer.Account!.Points += points;

    sealed record Customer(Account? Account);

    sealed class Account
    {
        public int Points { get; set; }
    }
}
