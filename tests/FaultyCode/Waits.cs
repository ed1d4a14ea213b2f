using System.Threading.Channels;

namespace FaultyCode;

/// <summary>What was cancelled, took too long or came too late.</summary>
static class Waits
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    public static IEnumerable<Fault> Faults =>
    [
        new("report cancelled", number => ReportAsync(Cancelled(number))),
        new("report cancelled", number => Nightly(number)),
        new("export cancelled", number => Export(Cancelled(number))),
        new("stock too slow", _ => StockAsync()),
        new("lock not free", _ => Enter(new SemaphoreSlim(0))),
        new("waited for what failed", number => Wait(number)),
        new("waited for what was cancelled", _ => Task.FromCanceled(new CancellationToken(true)).Wait()),
        new("queue closed", number => WriteAsync(number)),
        new("reader closed", number => ReadAsync(number)),
        new("timer failed", TickAsync),
        new("connection disposed", number => Use(new MemoryStream(new byte[number + 1]))),
    ];

    static CancellationToken Cancelled(int number)
    {
        var source = new CancellationTokenSource();
        if (number % 2 == 0) source.Cancel();
        else source.CancelAfter(Soon);
        return source.Token;
    }

    static Task ReportAsync(CancellationToken token) => Task.Run(() => Delay(token), CancellationToken.None);

    static async Task Nightly(int number)
    {
        await Task.Yield();
        await Delay(Cancelled(number));
    }

    static async Task Delay(CancellationToken token) => await Task.Delay(Timeout.Infinite, token);

    static void Export(CancellationToken token)
    {
        token.WaitHandle.WaitOne();
        token.ThrowIfCancellationRequested();
    }

    static async Task StockAsync() => await new TaskCompletionSource().Task.WaitAsync(Soon);

    static void Enter(SemaphoreSlim free)
    {
        if (!free.Wait(Soon)) throw new TimeoutException("The lock was not free in time.");
    }

    static void Wait(int number)
    {
        if (number % 2 == 0) LateAsync(number).Wait();
        else Console.Out.WriteLine(LateAsync(number).Result);
    }

    static async Task<int> LateAsync(int number)
    {
        await Task.Yield();
        throw new ShopException("Late " + number);
    }

    static async Task WriteAsync(int number)
    {
        var queue = Channel.CreateBounded<int>(1);
        queue.Writer.Complete();
        await queue.Writer.WriteAsync(number);
    }

    static async Task ReadAsync(int number)
    {
        var queue = Channel.CreateBounded<int>(1);
        queue.Writer.Complete();
        await queue.Reader.ReadAsync();
        Console.Out.WriteLine(number);
    }

    // Whoever writes a timer catches within, for want of anybody outside who could.
    static async Task TickAsync(int number)
    {
        var failed = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = new Timer(_ =>
        {
            try
            {
                Sweep(number);
            }
            catch (ShopException caught)
            {
                failed.TrySetResult(caught);
            }
        });
        timer.Change(Soon, Timeout.InfiniteTimeSpan);
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(await failed.Task);
    }

    static void Sweep(int number) => throw new ShopException("Sweep " + number);

    static int Use(MemoryStream stream)
    {
        stream.Dispose();
        return stream.Read(new byte[1], 0, 1);
    }
}
