using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace FaultyCode;

/// <summary>What is called by others than by name: reflection, type initialisers, lazy values, containers.</summary>
static class Plumbing
{
    public static IEnumerable<Fault> Faults =>
    [
        new("plug-in failed to start", number => Invoke(nameof(Plugin.Start), number)),
        new("plug-in failed to stop", number => Invoke(nameof(Plugin.Stop), number)),
        new("plug-in failed to start", number => typeof(Plugin).GetMethod(nameof(Plugin.Start))!.Invoke(new Plugin(), [number])),
        new("settings not set up", number => Console.Out.WriteLine(Settings.Value + number)),
        new("settings not set up", number => Limit(number)),
        new("licence not set up", _ => Console.Out.WriteLine(Licence.Key)),
        new("lazy catalogue", number => Console.Out.WriteLine(Lazily(number).Value)),
        new("lazy catalogue", number => Twice(Lazily(number))),
        new("service not registered", number => Container(services => services.AddSingleton("x" + number)).GetRequiredService<Plugin>()),
        new("service's constructor failed", _ => Container(static services => services.AddTransient<Broken>()).GetRequiredService<Broken>()),
        new("method not there", number => typeof(Plugin).InvokeMember("Pause" + number, BindingFlags.InvokeMethod, null, new Plugin(), null)),
    ];

    public sealed class Plugin
    {
        public void Start(int number) => throw new ShopException("Start " + number);

        public void Stop(int number) => throw new ShopException("Stop " + number);
    }

    sealed class Broken
    {
        public Broken() => Open("settings");

        static void Open(string name) => throw new ShopException("No " + name);
    }

    static class Settings
    {
        public static readonly int Value = Read();

        static int Read() => throw new ShopException("There are no settings.");
    }

    static class Licence
    {
        public static readonly string Key = Find() ?? throw new ShopException("There is no licence.");

        static string? Find() => null;
    }

    static void Invoke(string method, int number) => typeof(Plugin).GetMethod(method)!.Invoke(new Plugin(), [number]);

    static int Limit(int number) => Math.Min(number, Settings.Value);

    static Lazy<string> Lazily(int number) => new(() => Catalogue(number));

    static string Catalogue(int number) => throw new ShopException("Catalogue " + number);

    static string Twice(Lazy<string> lazy)
    {
        try
        {
            return lazy.Value;
        }
        catch (ShopException)
        {
            return lazy.Value;
        }
    }

    static ServiceProvider Container(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider();
    }
}
