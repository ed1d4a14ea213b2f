namespace FaultyCode;

/// <summary>Plain methods that throw, and that the runtime stops.</summary>
static class Pricing
{
    public static IEnumerable<Fault> Faults =>
    [
        new("total below zero", number => Total(-1 - number, 1, "CNY")),
        new("order without lines", number => Total(number, 0, "CNY")),
        new("unknown currency", number => Total(number, 1, "X" + number)),
        new("nobody to pay", number => Pay("", number)),
        new("card declined", number => Pay("Ann" + number, -1)),
        new("card declined", number => PayLater(number)),
        new("customer without address", number => Street(number % 2 == 0 ? null! : new Customer(null))),
        new("division by no items", number => Average(number, 0)),
        new("beyond the price steps", number => Step(5 + number)),
        new("wrong kind of value", number => Amount("text" + number)),
        new("sum too large", number => Sum(int.MaxValue - number, number + 1)),
    ];

    sealed record Customer(string? Address);

    static decimal Total(int total, int lines, string currency)
    {
        if (total < 0) throw new InvalidOperationException($"The total {total} is below zero.");
        if (lines == 0) throw new InvalidOperationException($"Order over {total} has no lines.");
        if (currency != "CNY") throw new NotSupportedException("Currency " + currency);
        return total;
    }

    static void Pay(string customer, int amount)
    {
        if (customer.Length == 0) throw new ArgumentException("Nobody pays " + amount);
        Charge(customer, amount);
        Console.Out.Flush();
    }

    static void PayLater(int number)
    {
        var customer = "Bob" + number;
        if (customer.Length == 0) throw new ArgumentException("Nobody pays later");
        Charge(customer, -2 - number);
    }

    static void Charge(string customer, int amount)
    {
        if (amount < 0) throw new ArgumentException($"The bank declined {amount} of {customer}.");
        Console.Out.Flush();
    }

    static int Street(Customer customer) => customer.Address!.Length;

    static int Average(int sum, int count) => sum / count;

    static int Step(int at) => new[] { 1, 2, 3 }[at];

    static int Amount(object value) => (int)value;

    static int Sum(int one, int other) => checked(one + other);
}
