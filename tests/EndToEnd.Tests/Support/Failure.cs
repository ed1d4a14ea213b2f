using System.Runtime.CompilerServices;

namespace EndToEnd.Tests.Support;

/// <summary>Exceptions that were thrown, through more than one method.</summary>
static class Failure
{
    public static Exception Of(int number)
    {
        try
        {
            Outer(number);
            throw new InvalidOperationException("Nothing was thrown.");
        }
        catch (TimeoutException e)
        {
            return e;
        }
    }

    static void Outer(int number) => Inner(number);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Inner(int number) => throw new TimeoutException($"Warehouse {number} did not answer.");
}
