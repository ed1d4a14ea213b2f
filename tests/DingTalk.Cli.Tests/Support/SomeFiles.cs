namespace DingTalk.Cli.Tests.Support;

/// <summary>Files that go away with the test.</summary>
sealed class SomeFiles : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dingtalk");

    public string Add(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Add(string name, byte[] content)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
