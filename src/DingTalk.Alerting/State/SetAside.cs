namespace DingTalk.Alerting;

/// <summary>Gets a file out of the way that is of no use, and keeps it for whoever wants to look: at most five of them, then the last one is replaced.</summary>
static class SetAside
{
    const int Most = 5;

    /// <summary>Renames the file; returns its new name.</summary>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    public static string Move(string path)
    {
        var name = NameFor(path);
        File.Delete(name);
        File.Move(path, name);
        return name;
    }

    /// <summary>Copies a file that is about to be replaced; returns the copy's name.</summary>
    /// <exception cref="IOException">It cannot be copied.</exception>
    public static string Copy(string path)
    {
        var name = NameFor(path);
        File.Copy(path, name, overwrite: true);
        return name;
    }

    static string NameFor(string path)
    {
        for (var i = 1; i < Most; i++)
        {
            if (!File.Exists(path + ".aside-" + i)) return path + ".aside-" + i;
        }

        return path + ".aside-" + Most;
    }
}
