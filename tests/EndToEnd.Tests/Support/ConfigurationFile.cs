using Microsoft.Extensions.Configuration;

namespace EndToEnd.Tests.Support;

/// <summary>A file on disk for as long as a test lasts.</summary>
sealed class ConfigurationFile : IDisposable
{
    public ConfigurationFile(string text, string extension = ".json")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("N") + extension);
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    /// <summary>Writes JSON to it and reads that as an application reads its appsettings.json.</summary>
    public IConfigurationRoot Build(bool reloadOnChange = false) =>
        new ConfigurationBuilder().AddJsonFile(Path, optional: false, reloadOnChange).Build();

    public void Dispose() => File.Delete(Path);
}
