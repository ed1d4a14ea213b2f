namespace FaultyCode;

/// <summary>Several faults at once, in an order that is chance.</summary>
static class Parallels
{
    public static IEnumerable<Fault> Faults =>
    [
        new("all reads and writes failed", AllAsync),
        new("all reads failed", number => Task.WhenAll(Enumerable.Range(0, number + 2).Select(ReadAsync)).Wait()),
        new("some items failed", number => Parallel.ForEach(Enumerable.Range(0, 20), item => Item(item + number))),
        new("every item failed", number => Parallel.For(0, 5, item => Write(item + number))),
        new("every query failed", number => Enumerable.Range(number, 10).AsParallel().Select(Query).ToArray()),
        new("first of all awaited", async number => await Task.WhenAll(ReadAsync(number), Task.Yield().GetAwaiter().IsCompleted ? Task.CompletedTask : ReadAsync(1))),
    ];

    static Task AllAsync(int number)
    {
        Task[] all = number % 2 == 0 ? [ReadAsync(number), WriteAsync(number)] : [WriteAsync(number), ReadAsync(number), WriteAsync(0)];
        Task.WaitAll(all);
        return Task.CompletedTask;
    }

    static async Task ReadAsync(int number)
    {
        await Task.Yield();
        throw new ShopException("Read " + number);
    }

    static async Task WriteAsync(int number)
    {
        await Task.Yield();
        Write(number);
    }

    static void Write(int number) => throw new InvalidOperationException("Write " + number);

    static void Item(int item)
    {
        if (item % 2 == 0) throw new ShopException("Even " + item);
        throw new InvalidOperationException("Odd " + item);
    }

    static int Query(int number) => number < 0 ? number : throw new ShopException("Query " + number);
}
