using System.Runtime.CompilerServices;

namespace AotSmoke;

/// <summary>Two places that throw the same type of exception, each through several methods.</summary>
static class Failing
{
    public static async Task<Exception> ReserveAsync(int order)
    {
        try
        {
            await AskWarehouseAsync(order);
            throw new InvalidOperationException("Nothing was thrown.");
        }
        catch (TimeoutException e)
        {
            return e;
        }
    }

    public static Exception Pay(int order)
    {
        try
        {
            Charge(order);
            throw new InvalidOperationException("Nothing was thrown.");
        }
        catch (TimeoutException e)
        {
            return e;
        }
    }

    static async Task AskWarehouseAsync(int order)
    {
        await Task.Yield();
        await AskShelfAsync(order);
    }

    static async Task AskShelfAsync(int order)
    {
        await Task.Yield();
        throw new TimeoutException($"Shelf {order} did not answer.");
    }

    static void Charge(int order) => AskBank(order);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void AskBank(int order) =>
        throw new TimeoutException($"The bank did not answer for order {order}.", new IOException("Connection lost."));
}
