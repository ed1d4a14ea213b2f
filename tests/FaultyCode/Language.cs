namespace FaultyCode;

/// <summary>One fault for each thing that the language lets one write code in.</summary>
static class Language
{
    public static IEnumerable<Fault> Faults =>
    [
        new("record with a bad amount", number => Console.Out.WriteLine(new Money(-1 - number, "CNY"))),
        new("record changed to a bad currency", number => Console.Out.WriteLine(new Money(number, "CNY") with { Currency = "" })),
        new("sum of two currencies", number => Console.Out.WriteLine(new Money(number, "CNY") + new Money(number, "USD"))),
        new("money is no number", number => Console.Out.WriteLine((decimal)new Money(number, "XXX"))),
        new("basket's total", number => Console.Out.WriteLine(new Basket<int>().Total + number)),
        new("basket's indexer", number => Console.Out.WriteLine(new Basket<int>()[number])),
        new("basket's discount set", number => new Basket<int>().Discount = -number),
        new("basket full", number => new Basket<int>().Add(number)),
        new("basket full", number => new Basket<string>().Add("x" + number)),
        new("baskets not joined", number => Basket<int>.Join<string, long>("a" + number, number)),
        new("baskets not joined", number => Basket<string>.Join<Money, DateTime>(new Money(1, "CNY"), new DateTime(number + 1))),
        new("basket emptied by contract", number => ((IEmptied)new Basket<int>()).Empty(number)),
        new("local function", number => Locally(number)),
        new("lambda with a closure", number => Lambdas(number)[0]()),
        new("other lambda with a closure", number => Lambdas(number)[1]()),
        new("handler of an event", number => new Bell().Ring(number)),
        new("dispose", number => Disposing(number)),
        new("no arm of a switch", number => Console.Out.WriteLine(Arm(number + 10))),
        new("default of an interface", number => ((IEmptied)new Crate()).Fill(number)),
    ];

    sealed record Money
    {
        readonly string _currency = "";

        public Money(int amount, string currency)
        {
            if (amount < 0) throw new ShopException("Amount " + amount);
            Amount = amount;
            Currency = currency;
        }

        public int Amount { get; }

        public string Currency
        {
            get => _currency;
            init => _currency = value.Length > 0 ? value : throw new ShopException("No currency");
        }

        public static Money operator +(Money one, Money other) => one.Currency == other.Currency
            ? new(one.Amount + other.Amount, one.Currency)
            : throw new ShopException("Two currencies");

        public static explicit operator decimal(Money money) => money.Currency == "CNY" ? money.Amount : throw new ShopException("Not " + money.Currency);
    }

    interface IEmptied
    {
        void Empty(int number);

        void Fill(int number) => throw new ShopException("Fill " + number);
    }

    sealed class Crate : IEmptied
    {
        public void Empty(int number) => Console.Out.Flush();
    }

    sealed class Basket<T> : IEmptied
    {
        public int Total => throw new ShopException("Total");

        public int Discount
        {
            get => 0;
            set => throw new ShopException("Discount " + value);
        }

        public T this[int index] => throw new ShopException("Item " + index);

        public static void Join<TOne, TOther>(TOne one, TOther other) => throw new ShopException($"{one} and {other}");

        public void Add(T item) => throw new ShopException("Full for " + item);

        void IEmptied.Empty(int number) => throw new ShopException("Empty " + number);
    }

    sealed class Bell
    {
        event Action<int>? Rung;

        public void Ring(int number)
        {
            Rung += OnRung;
            Rung(number);
        }

        static void OnRung(int number) => throw new ShopException("Rung " + number);
    }

    sealed class Fragile(int number) : IDisposable
    {
        public void Dispose() => throw new ShopException("Dispose " + number);
    }

    static void Locally(int number)
    {
        Inner();

        void Inner() => throw new ShopException("Local " + number);
    }

    static Action[] Lambdas(int number) => [() => throw new ShopException("One " + number), () => throw new ShopException("Other " + number)];

    static void Disposing(int number)
    {
        using var fragile = new Fragile(number);
    }

    static string Arm(int number) => number switch
    {
        0 => "none",
        1 => "one",
    };
}
