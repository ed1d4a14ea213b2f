namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>Sets a variable of the process for as long as a test runs; only in a collection that runs alone.</summary>
sealed class EnvironmentVariable : IDisposable
{
    readonly string _name;
    readonly string? _before;

    public EnvironmentVariable(string name, string? value)
    {
        _name = name;
        _before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
}
