using System.Runtime.ExceptionServices;

namespace FaultyCode;

/// <summary>Exceptions that were caught and thrown on.</summary>
static class Rethrows
{
    public static IEnumerable<Fault> Faults =>
    [
        new("ledger not booked", number => Book(number)),
        new("ledger not booked", number => Again(number)),
        new("ledger not booked", number => Dispatched(number)),
        new("ledger not booked", number => LaterAsync(number)),
        new("ledger not booked, wrapped", number => Wrapped(number)),
        new("journal not booked, wrapped", number => WrappedToo(number)),
    ];

    static void Book(int number)
    {
        if (number >= 0) throw new ShopException("Book " + number);
    }

    static void Again(int number)
    {
        try
        {
            Book(number);
        }
        catch (ShopException)
        {
            Console.Out.Flush();
            throw;
        }
    }

    static void Dispatched(int number)
    {
        try
        {
            Book(number);
        }
        catch (ShopException caught)
        {
            ExceptionDispatchInfo.Capture(caught).Throw();
        }
    }

    static async Task LaterAsync(int number)
    {
        ExceptionDispatchInfo? later = null;
        try
        {
            Book(number);
        }
        catch (ShopException caught)
        {
            later = ExceptionDispatchInfo.Capture(caught);
        }

        await Task.Yield();
        later?.Throw();
    }

    static void Wrapped(int number)
    {
        try
        {
            Book(number);
        }
        catch (ShopException caught)
        {
            throw new InvalidOperationException("Ledger " + number, caught);
        }
    }

    static void WrappedToo(int number)
    {
        try
        {
            Book(number);
        }
        catch (ShopException caught)
        {
            throw new InvalidOperationException("Journal " + number, caught);
        }
    }
}
