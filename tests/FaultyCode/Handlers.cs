using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaultyCode;

/// <summary>Handlers of a minimal API, called over HTTP, with what a middleware around them catches.</summary>
static class Handlers
{
    static readonly ConcurrentDictionary<string, Exception> Caught = new();
    static readonly Lazy<Task<string>> Address = new(StartAsync);
    static readonly HttpClient Client = new();
    static int _calls;

    public static IEnumerable<Fault> Faults =>
    [
        new("handler of orders", number => CallAsync("orders/" + number)),
        new("handler of customers", number => CallAsync("customers/" + number)),
        new("handler of customers, awaited", number => CallAsync("customers/" + number + "/mail")),
        new("handler that is a method", number => CallAsync("prices/" + number)),
        new("handler that is a local function", number => CallAsync("stock/" + number)),
        new("handler's number is none", number => CallAsync("orders/x" + number)),
        new("service of a handler", number => CallAsync("carts/" + number)),
        new("service of a handler", number => CallAsync("carts/" + number + "/again")),
    ];

    static async Task CallAsync(string path)
    {
        var call = Interlocked.Increment(ref _calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Get, await Address.Value + "/" + path);
        request.Headers.Add("call", call);
        using var answer = await Client.SendAsync(request);
        // As it was caught, and not thrown anew.
        if (Caught.TryRemove(call, out var caught)) ExceptionDispatchInfo.Throw(caught);
    }

    static async Task<string> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        var app = builder.Build();
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception caught)
            {
                Caught[context.Request.Headers["call"].ToString()] = caught;
                context.Response.StatusCode = 500;
            }
        });
        app.MapGet("/orders/{number}", (int number) => number >= 0 ? throw new ShopException("Order " + number) : number);
        app.MapGet("/customers/{number}", (int number) => number >= 0 ? throw new ShopException("Customer " + number) : number);
        app.MapGet("/customers/{number}/mail", async (int number) =>
        {
            await Task.Yield();
            return number >= 0 ? throw new ShopException("Mail " + number) : number;
        });
        app.MapGet("/prices/{number}", Price);
        app.MapGet("/stock/{number}", Stock);
        app.MapGet("/carts/{number}", (int number) => Cart(number));
        app.MapGet("/carts/{number}/again", async (int number) =>
        {
            await Task.Yield();
            return Cart(number);
        });
        await app.StartAsync();
        return app.Urls.First();

        static int Stock(int number) => number >= 0 ? throw new ShopException("Stock " + number) : number;
    }

    static string Price(int number) => throw new ShopException("Price " + number);

    static string Cart(int number) => throw new ShopException("Cart " + number);
}
