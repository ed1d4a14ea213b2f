namespace FaultyCode;

/// <summary>Data that is not what it should be, found out by the framework.</summary>
static class Imports
{
    static readonly Dictionary<string, int> Rates = new() { ["CNY"] = 1 };

    public static IEnumerable<Fault> Faults =>
    [
        new("quantity is no number", number => Row("q" + number, "2026-01-01")),
        new("date is no date", number => Row("1", "on day " + number)),
        new("price is no number", number => Price("p" + number)),
        new("rate not found", number => Rate("R" + number)),
        new("level not found", number => Enum.Parse<DayOfWeek>(Level(number))),
        new("attachment is not base 64", number => Attachment("*" + number)),
        new("no line at all", _ => Pick([], 0)),
        new("more than one line", number => Pick([.. Enumerable.Range(0, number + 2)], 1)),
        new("no optional line", _ => Pick([1], 2)),
        new("line beyond the last", number => Pick([.. Enumerable.Range(0, number)], 3)),
        new("changed while read", number => Drop([.. Enumerable.Range(0, number + 3)])),
        new("lazily found odd", number => Evens(number).ToList()),
        new("lazily found odd", number =>
        {
            foreach (var even in Evens(number)) Console.Out.Flush();
        }),
        new("line that ends the file", number => Lines(number).Count()),
        new("line that ends the file", number => string.Join(",", Lines(number * 3))),
        new("text too short", number => Code("abc" + number)),
    ];

    static (int, DateTime) Row(string quantity, string date) => (int.Parse(quantity), DateTime.Parse(date));

    static decimal Price(string text) => decimal.Parse(text);

    static int Rate(string currency) => Rates[currency];

    static string Level(int number) => "Someday" + number;

    static byte[] Attachment(string text) => Convert.FromBase64String(text);

    static int Pick(List<int> lines, int how)
    {
        int? optional = lines.Count > 100 ? 1 : null;
        return how switch
        {
            0 => lines.First(),
            1 => lines.Single(),
            2 => optional!.Value,
            _ => lines[lines.Count],
        };
    }

    static void Drop(List<int> lines)
    {
        foreach (var line in lines) lines.Remove(line);
    }

    static IEnumerable<int> Evens(int number) => Enumerable.Range(0, number + 5).Select(static i => i < 3 ? i : throw new InvalidDataException($"{i} is odd."));

    static IEnumerable<string> Lines(int number)
    {
        for (var i = 0; i < number; i++) yield return "line " + i;
        throw new EndOfStreamException($"The file ends after {number} lines.");
    }

    static string Code(string text) => text.Substring(20);
}
