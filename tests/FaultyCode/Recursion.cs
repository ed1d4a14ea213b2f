namespace FaultyCode;

/// <summary>Trees that are walked into the ground.</summary>
static class Recursion
{
    public static IEnumerable<Fault> Faults =>
    [
        new("tree too deep", number => Walk(number * 20)),
        new("even too deep", number => Even(number * 10)),
        new("tree too deep, awaited", number => WalkAsync(number * 3)),
        new("tree walked by lambdas", number => Walker()(number * 5)),
    ];

    static int Walk(int depth)
    {
        if (depth == 0) throw new ShopException("Too deep");
        return Walk(depth - 1) + 1;
    }

    static int Even(int depth)
    {
        if (depth == 0) throw new ShopException("Too deep");
        return Odd(depth) + 1;
    }

    static int Odd(int depth) => Even(depth - 1) + 1;

    static async Task<int> WalkAsync(int depth)
    {
        if (depth % 2 == 0) await Task.Yield();
        if (depth == 0) throw new ShopException("Too deep");
        return await WalkAsync(depth - 1) + 1;
    }

    static Func<int, int> Walker()
    {
        int Step(int depth) => depth == 0 ? throw new ShopException("Too deep") : Step(depth - 1) + 1;
        return Step;
    }
}
