using System.Text.Json;

namespace DingTalk.Testing.Settings;

/// <summary>
/// Reads a JSON object strictly: what is not known or not of the right kind is a sentence that names the key and what it may be.
/// </summary>
sealed class JsonFields
{
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    readonly JsonElement _object;
    readonly string _path;

    JsonFields(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{(path.Length > 0 ? $"'{path}'" : "The JSON")} must be an object.");
        _object = element;
        _path = path;
    }

    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static JsonFields Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return new JsonFields(document.RootElement.Clone(), "");
        }
        catch (JsonException wrong)
        {
            throw new FormatException(
                $"That is not valid JSON, at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}.", wrong);
        }
    }

    /// <summary>Refuses a key that is none of these.</summary>
    public JsonFields Only(params string[] names)
    {
        foreach (var property in _object.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw new FormatException($"There is no '{Path(property.Name)}'. The keys are {string.Join(", ", names)}.");
        }

        return this;
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public string? Text(string name, string? otherwise) => Read(name, otherwise, "a text", value =>
        value.ValueKind is JsonValueKind.Null ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong);

    public bool Flag(string name, bool otherwise) => Read(name, otherwise, "true or false", value =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong);

    public int Number(string name, int otherwise, int least, int most = int.MaxValue) => Read(name, otherwise, Range(least, most), value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong);

    public int? NumberOrNone(string name, int? otherwise, int least, int most = int.MaxValue) => Read(
        name,
        otherwise,
        $"{Range(least, most)}, or null",
        value => value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
                ? number
                : throw Wrong);

    public TimeSpan Seconds(string name, TimeSpan otherwise, TimeSpan most) => Read(
        name,
        otherwise,
        $"a number of seconds from 0 to {most.TotalSeconds:0}",
        value => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= 0 && number <= most.TotalSeconds
            ? TimeSpan.FromSeconds(number)
            : throw Wrong);

    public T Word<T>(string name, T otherwise, IReadOnlyDictionary<string, T> words) => Read(
        name,
        otherwise,
        $"one of {string.Join(", ", words.Keys)}",
        value => value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var word) ? word : throw Wrong);

    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string> otherwise) => Read(
        name,
        otherwise,
        "a list of texts",
        value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Wrong);

    public IReadOnlyList<JsonFields> Objects(string name) => Read<IReadOnlyList<JsonFields>>(
        name,
        [],
        "a list of objects",
        value => value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, index) => new JsonFields(item, Path($"{name}[{index}]")))]
            : throw Wrong);

    /// <summary>Runs what checks a value, and names the key where it does not take it.</summary>
    public void Check(string name, Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"'{Path(name)}' is wrong: {wrong.Message.Split(" (Parameter ")[0]}", wrong);
        }
    }

    static NotSupportedException Wrong => new();

    static string Range(int least, int most) =>
        most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}";

    T Read<T>(string name, T otherwise, string what, Func<JsonElement, T> read)
    {
        if (!_object.TryGetProperty(name, out var value)) return otherwise;
        try
        {
            return read(value);
        }
        catch (Exception unfit) when (unfit is NotSupportedException or InvalidOperationException)
        {
            throw new FormatException($"'{Path(name)}' must be {what}.", unfit);
        }
    }

    string Path(string name) => _path.Length > 0 ? $"{_path}.{name}" : name;
}
