namespace FaultyCode;

/// <summary>What fails after an await.</summary>
static class Flows
{
    public static IEnumerable<Fault> Faults =>
    [
        new("shelf does not answer", number => AskShelfAsync(number)),
        new("shelf does not answer", number => AskWarehouseAsync(number)),
        new("bank does not answer", number => AskBankAsync(number)),
        new("mail in a lambda", number => Mail(number)()),
        new("mail in a local function", number => SendAsync(number)),
        new("feed broken off", number => ReadFeedAsync(number)),
        new("value not computed", async number => await ComputeAsync(number)),
        new("background job", number => Task.Run(() => Background(number))),
        new("background job", number => Task.Factory.StartNew(() => Background(number)).Unwrap()),
        new("finally failed", number => CleanAsync(number)),
        new("page not read", async number => Console.Out.WriteLine(await new Page(number).TitleAsync)),
    ];

    static async Task AskShelfAsync(int number)
    {
        if (number % 2 == 0) await Task.Yield();
        throw new ShopException("Shelf " + number);
    }

    static async Task AskWarehouseAsync(int number)
    {
        if (number % 3 == 0) await Task.Yield();
        await AskShelfAsync(number).ConfigureAwait(number % 2 == 0);
    }

    static async Task AskBankAsync(int number)
    {
        if (number % 2 == 1) await Task.Yield();
        throw new ShopException("Bank " + number);
    }

    static Func<Task> Mail(int number) => async () =>
    {
        if (number % 2 == 0) await Task.Yield();
        throw new ShopException("Mail " + number);
    };

    static async Task SendAsync(int number)
    {
        await Deliver();

        async Task Deliver()
        {
            if (number % 2 == 0) await Task.Yield();
            throw new ShopException("Mail " + number);
        }
    }

    static async Task ReadFeedAsync(int number)
    {
        await foreach (var item in FeedAsync(number)) Console.Out.Flush();
    }

    static async IAsyncEnumerable<int> FeedAsync(int number)
    {
        for (var i = 0; i < number; i++)
        {
            if (i % 2 == 0) await Task.Yield();
            yield return i;
        }

        throw new ShopException("Feed " + number);
    }

    static async ValueTask<int> ComputeAsync(int number)
    {
        if (number % 2 == 0) await Task.Yield();
        throw new ShopException("Value " + number);
    }

    static async Task Background(int number)
    {
        await Task.Yield();
        throw new ShopException("Job " + number);
    }

    static async Task CleanAsync(int number)
    {
        try
        {
            await Task.Yield();
        }
        finally
        {
            if (number >= 0) throw new ShopException("Clean " + number);
        }
    }

    sealed class Page(int number)
    {
        public Task<string> TitleAsync => ReadAsync();

        async Task<string> ReadAsync()
        {
            await Task.Yield();
            throw new ShopException("Page " + number);
        }
    }
}
