using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OnCall.Shop;

namespace OnCall.Demo;

/// <summary>A bad half minute: one error, then everything at once, then calm, then the end.</summary>
sealed class Storm(WebApplication app, Story story) : IDisposable
{
    const int Customers = 6;
    static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(5);

    readonly Incident _incident = app.Services.GetRequiredService<Incident>();
    readonly HttpClient _http = new() { BaseAddress = new Uri(AddressOf(app)) };

    /// <summary>Runs to its end, or until the application is asked to stop (Ctrl+C), which tells what is pending all the same.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task[] customers = [];
        try
        {
            story.Chapter("One payment fails");
            await PostAsync("/orders/48213/payment");
            await story.PassAsync(TimeSpan.FromSeconds(4), stopping);

            story.Chapter("The gateway is down for everybody, and somebody imports 150 broken orders at a time");
            customers = [.. Enumerable.Range(1, Customers).Select(seed => ShopAsync(new Random(seed), closing.Token))];
            await story.PassAsync(TimeSpan.FromSeconds(4), stopping);

            story.Chapter("The background jobs fail as well");
            _incident.Spread();
            await story.PassAsync(TimeSpan.FromSeconds(10), stopping);

            story.Chapter("It is over; what has not been told yet comes as a reminder");
            _incident.End();
            await closing.CancelAsync();
            await story.PassAsync(TimeSpan.FromSeconds(10), stopping);

            story.Chapter("Two more failures, and at once the application exits, which tells what is pending");
            await PostAsync("/orders/51007/payment");
            await PostAsync("/orders/51008/payment");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            story.Chapter("Stopped early");
        }

        await Task.WhenAll(customers);
    }

    public void Dispose() => _http.Dispose();

    async Task ShopAsync(Random random, CancellationToken closed)
    {
        while (!closed.IsCancellationRequested)
        {
            var order = random.Next(10_000, 100_000);
            await (random.Next(20) switch
            {
                < 8 => PostAsync($"/orders/{order}/payment"),
                < 15 => GetAsync($"/orders/{order}"),
                < 17 => GetAsync($"/orders/{order}/invoice"),
                < 18 => GetAsync("/recommendations"),
                < 19 => GetAsync($"/reports/{order % 12 + 1}"),
                _ => PostAsync($"/imports/{order}"),
            });
            await Task.Delay(Thinking, CancellationToken.None);
        }
    }

    async Task GetAsync(string path) => (await _http.GetAsync(path)).Dispose();

    async Task PostAsync(string path) => (await _http.PostAsync(path, null)).Dispose();

    static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
