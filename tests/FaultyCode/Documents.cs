using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace FaultyCode;

/// <summary>Documents that cannot be read.</summary>
static class Documents
{
    public static IEnumerable<Fault> Faults =>
    [
        new("order document is broken", number => Order("{\"Id\":" + number)),
        new("order document is a list", number => Order("[" + new string(' ', number) + "}")),
        new("order document has a text for a number", number => Order("{\"Id\":\"x" + number + "\",\"Name\":\"a\"}")),
        new("order document has no name", number => Order("{\"Id\":" + number + "}")),
        new("customer document is broken", number => Customer("{" + number)),
        new("customer document has no name", number => Name("{\"Number\":" + number + "}")),
        new("customer document is a list", number => Name("[" + number + "]")),
        new("document with a cycle", _ => Write()),
        new("invoice is no xml", number => Invoice("<a>" + number + "</b>")),
    ];

    sealed record OrderDocument([property: JsonRequired] int Id, [property: JsonRequired] string Name);

    sealed class Node
    {
        public Node? Next { get; set; }
    }

    static OrderDocument? Order(string json) => JsonSerializer.Deserialize<OrderDocument>(json);

    static JsonDocument Customer(string json) => JsonDocument.Parse(json);

    static string? Name(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("Name").GetString();
    }

    static string Write()
    {
        var node = new Node();
        node.Next = node;
        return JsonSerializer.Serialize(node);
    }

    static string Invoice(string xml) => XDocument.Parse(xml).Root!.Name.LocalName;
}
