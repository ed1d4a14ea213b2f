using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace DingTalk.Alerting.Tests.Grouping;

/// <summary>Faults as applications make them, each thrown anew by every call.</summary>
static class Faults
{
    public static Exception Caught(Action action)
    {
        try
        {
            action();
        }
        catch (Exception caught)
        {
            return caught;
        }

        throw new InvalidOperationException("It did not throw.");
    }

    public static async Task<Exception> CaughtAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception caught)
        {
            return caught;
        }

        throw new InvalidOperationException("It did not throw.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Charge() => throw new TimeoutException("charge " + Guid.NewGuid());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Refund() => throw new TimeoutException("refund");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckedOne(string? value) => ArgumentNullException.ThrowIfNull(value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckedOther(string? value) => ArgumentNullException.ThrowIfNull(value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ParsedOne() => int.Parse("x", null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ParsedOther() => int.Parse("y", null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LookedUpOne(Dictionary<string, int> map) => map["one"];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LookedUpOther(Dictionary<string, int> map) => map["other"];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WrapCharge() => Wrap(Charge);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WrapRefund() => Wrap(Refund);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Rethrow()
    {
        try
        {
            Charge();
        }
        catch (TimeoutException)
        {
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Dispatch()
    {
        try
        {
            Charge();
        }
        catch (TimeoutException caught)
        {
            ExceptionDispatchInfo.Capture(caught).Throw();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Deadlock() => throw new FaultyCode.SqlClient.SqlException("deadlock " + Guid.NewGuid(), 1205);

    public static async Task ChargeAsync()
    {
        await Task.Yield();
        throw new TimeoutException();
    }

    public static async Task RefundAsync()
    {
        await Task.Yield();
        throw new TimeoutException();
    }

    public static async Task PayAsync() => await ChargeAsync();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Recurse(int depth) => depth == 0 ? throw new TimeoutException() : Recurse(depth - 1) + 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Wrap(Action action)
    {
        try
        {
            action();
        }
        catch (TimeoutException caught)
        {
            throw new InvalidOperationException("wrapped", caught);
        }
    }
}
