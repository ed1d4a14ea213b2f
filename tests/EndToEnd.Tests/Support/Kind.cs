using System.Globalization;

namespace EndToEnd.Tests.Support;

/// <summary>Kinds of errors by number, each with one text object, as literals have.</summary>
static class Kind
{
    static readonly string[] Templates =
        [.. Enumerable.Range(0, 100).Select(static i => Name(i) + " could not be handled for order {OrderId}")];

    public static string Template(int number) => Templates[number];

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Kind{number:00}");
}
