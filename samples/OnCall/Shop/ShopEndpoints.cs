using OnCall.Shop.Jobs;

namespace OnCall.Shop;

/// <summary>The order service: its parts and its addresses.</summary>
static class ShopEndpoints
{
    public static void AddShop(this IServiceCollection services)
    {
        services.AddSingleton<Incident>();
        services.AddSingleton<PaymentGateway>();
        services.AddSingleton<OrderDatabase>();
        services.AddSingleton<OrderImport>();
        services.AddSingleton<Invoices>();
        services.AddSingleton<Recommendations>();
        services.AddSingleton<Orders>();
        services.AddHostedService<InvoiceMailer>();
        services.AddHostedService<StockSync>();
        services.AddHostedService<PriceCache>();
        services.AddHostedService<LoyaltyPoints>();
        services.AddHostedService<OutboxRelay>();
    }

    public static void MapShop(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync("Something went wrong.")));
        app.MapPost("/orders/{id:int}/payment", (int id, Orders orders) => orders.Pay(id));
        app.MapGet("/orders/{id:int}", (int id, Orders orders) => orders.Show(id));
        app.MapGet("/orders/{id:int}/invoice", (int id, Invoices invoices) => invoices.Total(id));
        app.MapGet("/reports/{month:int}", (int month, Orders orders) => orders.Report(month));
        app.MapGet("/recommendations", (Recommendations recommendations) => recommendations.For(["tea"]));
        app.MapPost("/imports/{file:int}", (int file, OrderImport import) => import.Check(file));
    }
}
