using System.Globalization;
using System.Runtime.CompilerServices;

namespace FaultyCode;

/// <summary>Small methods that end in a throw, and that the JIT inlines once they are hot: the attribute takes its doubts, no more.</summary>
public sealed class Inlined(int limit)
{
    int _calls;

    public int Sum => Check(Next(_calls));

    public static Inlined Over(int limit) => new(limit);

    public int Placed(int number) => Valid(Scaled(number));

    public static int Shipped(int number)
    {
        Packed(number);
        return number;
    }

    public int Parsed(int number) => Read("#" + number);

    public static int Found(Dictionary<int, int> map, int number) => Get(map, -number);

    public static string Named(string? name) => Required(name);

    public async Task<int> LaterAsync(int number)
    {
        await Task.CompletedTask;
        return Placed(number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Scaled(int number) => number + limit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Valid(int number)
    {
        if (number >= limit) throw new InvalidOperationException("Too much: " + number);
        return number;
    }

    int Next(int number) => _calls = number + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Check(int number) => Valid(number + limit);

    static int Read(string text) => Number(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static int Get(Dictionary<int, int> map, int number) => Look(map, number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Look(Dictionary<int, int> map, int number) => map[number];

    static string Required(string? name) => Checked(name);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static string Checked(string? name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name;
    }

    static void Packed(int number) => Weighed(number);

    static void Weighed(int number) => Light(number);

    static void Light(int number)
    {
        if (number >= 0) throw new InvalidOperationException("Too heavy: " + number);
    }
}
