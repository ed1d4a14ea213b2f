using System.Text;
using OnCall.Demo;
using OnCall.Doors;
using OnCall.Shop;
using Serilog.Debugging;

Console.OutputEncoding = Encoding.UTF8;
SelfLog.Enable(Console.Error);

if (DemoArguments.TryParse(args) is not { } arguments)
{
    Console.Error.WriteLine(DemoArguments.Usage);
    return 2;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddShop();

var errors = new ErrorCount();
IDoor door = arguments.Door == "mel" ? new LoggingDoor() : new SerilogDoor();
door.AddTo(builder, errors);

var settings = new DemoSettings(door.Section, builder.Configuration);
await using var group = settings.HasWebhook ? null : await DemoGroup.OpenAsync();
settings.Apply(group?.Webhook, group?.Secret, arguments.Language);

var app = builder.Build();
app.MapShop();
var alerts = door.AlertsOf(app);
var story = new Story(alerts, errors, group);
story.Begin(arguments.Door, settings);

await app.StartAsync();
using (var storm = new Storm(app, story)) await storm.RunAsync(app.Lifetime.ApplicationStopping);
await app.StopAsync();
await app.DisposeAsync();

return await story.EndAsync();
