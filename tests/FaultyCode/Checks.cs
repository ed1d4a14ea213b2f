using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace FaultyCode;

/// <summary>Checks that are made, and thrown, for others.</summary>
static class Checks
{
    public static IEnumerable<Fault> Faults =>
    [
        new("no customer", _ => AddCustomer(null)),
        new("no supplier", _ => AddSupplier(null)),
        new("page below one", number => Page(-number, "a")),
        new("page without a name", _ => Page(1, "")),
        new("customer without a name", _ => Rename("", 1)),
        new("customer without a number", number => Rename("Ann", -number)),
        new("supplier without a name", _ => Register("")),
        new("stock not found", number => Stock(number)),
        new("shelf not found", number => Shelf(number)),
        new("nobody signed in", number => SignIn(number)),
        new("nobody signed out", number => SignOut(number)),
    ];

    static string AddCustomer(object? customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return customer.ToString()!;
    }

    static string AddSupplier(object? supplier)
    {
        ArgumentNullException.ThrowIfNull(supplier);
        return supplier.ToString()!;
    }

    static string Page(int number, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name + number;
    }

    static string Rename(string name, int number) => Guard.NotEmpty(name, nameof(name)) + Guard.Positive(number, nameof(number));

    static string Register(string name) => Guard.NotEmpty(name, nameof(name));

    static int Stock(int number)
    {
        if (number >= 0) ThrowNotFound("stock", number);
        return number;
    }

    static int Shelf(int number)
    {
        if (number >= 0) ThrowNotFound("shelf", number);
        return number;
    }

    static void SignIn(int number)
    {
        if (number >= 0) Refuse("in", number);
    }

    static void SignOut(int number)
    {
        if (number >= 0) Refuse("out", number);
    }

    [DoesNotReturn]
    static void ThrowNotFound(string what, int number) => throw new KeyNotFoundException($"There is no {what} {number}.");

    [DoesNotReturn, StackTraceHidden]
    static void Refuse(string what, int number) => throw new UnauthorizedAccessException($"{number} may not sign {what}.");
}
