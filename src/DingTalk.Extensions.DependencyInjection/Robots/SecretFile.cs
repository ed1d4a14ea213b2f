namespace DingTalk.Extensions.DependencyInjection.Robots;

/// <summary>Reads what containers mount as files.</summary>
static class SecretFile
{
    /// <summary>The value itself, else what the file holds, else null.</summary>
    /// <exception cref="ArgumentException">There is a file, and it cannot be read or is empty.</exception>
    public static string? Read(string? value, string? path, string setting)
    {
        if (!string.IsNullOrWhiteSpace(value)) return value!.Trim();
        if (string.IsNullOrWhiteSpace(path)) return null;

        string text;
        try
        {
            text = File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ArgumentException(
                $"The setting {setting} names a file that cannot be read ({e.GetType().Name}): {path}. Mount the file, or leave the "
                + "setting out.");
        }

        return text.Length > 0 ? text : throw new ArgumentException($"The setting {setting} names an empty file: {path}.");
    }
}
