using System.Text.Json;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Advice;

/// <summary>Fields of a body that DingTalk ignores without a word: misspelt, in the wrong place, or of the wrong kind.</summary>
static class FieldHints
{
    static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        [""] = ["msgtype", "text", "link", "markdown", "actionCard", "feedCard", "image", "at", "msgUuid"],
        ["text"] = ["content"],
        ["link"] = ["title", "text", "messageUrl", "picUrl"],
        ["markdown"] = ["title", "text"],
        ["actionCard"] = ["title", "text", "singleTitle", "singleURL", "btnOrientation", "hideAvatar", "btns"],
        ["actionCard.btns[]"] = ["title", "actionURL"],
        ["feedCard"] = ["links"],
        ["feedCard.links[]"] = ["title", "messageURL", "picURL"],
        ["image"] = ["picURL"],
        ["at"] = ["atMobiles", "atUserIds", "isAtAll"],
    };

    // What is meant by a name that does not resemble the right one.
    static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["text.text"] = "content", ["text.title"] = "content", ["text.message"] = "content",
        ["markdown.content"] = "text", ["markdown.message"] = "text", ["markdown.markdown"] = "text",
        ["link.content"] = "text", ["link.url"] = "messageUrl", ["link.pic"] = "picUrl", ["link.image"] = "picUrl",
        ["actionCard.markdown"] = "text", ["actionCard.content"] = "text", ["actionCard.buttons"] = "btns",
        ["actionCard.url"] = "singleURL", ["actionCard.btns[].url"] = "actionURL", ["actionCard.btns[].text"] = "title",
        ["feedCard.links[].url"] = "messageURL", ["feedCard.links[].pic"] = "picURL", ["feedCard.items"] = "links",
        ["at.mobiles"] = "atMobiles", ["at.userIds"] = "atUserIds", ["at.all"] = "isAtAll", ["at.atAll"] = "isAtAll",
        ["at.atDingtalkIds"] = "atUserIds", ["uuid"] = "msgUuid", ["type"] = "msgtype", ["msg_type"] = "msgtype",
        ["image.url"] = "picURL",
    };

    static readonly string[] Contents = ["text", "link", "markdown", "actionCard", "feedCard", "image"];

    const int Most = 20;

    public static IReadOnlyList<string> Find(JsonElement root, string type)
    {
        var hints = new List<string>();
        foreach (var property in root.EnumerateObject()) Top(property, type, hints);
        if (Contents.Contains(type) && LooseJson.Object(root, type) is { } content) Walk(content, type, hints);
        if (LooseJson.Object(root, "at") is { } at) Mentions(at, hints);
        else if (root.TryGetProperty("at", out var other) && other.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            hints.Add("The field at is ignored: it must be an object such as {\"atMobiles\":[\"138…\"]}.");
        return hints.Count <= Most ? hints : hints.GetRange(0, Most);
    }

    static void Top(JsonProperty property, string type, List<string> hints)
    {
        var name = property.Name;
        if (name is "sign" or "timestamp" or "access_token")
            hints.Add($"The field {name} in the body is ignored: it belongs into the address, as ?access_token=…&timestamp=…&sign=….");
        else if (name == "secret")
            hints.Add("The body has a field secret: the signing secret must never be sent. It makes the sign in the address.");
        else if (name == "openConversationId")
            hints.Add("The field openConversationId is ignored: a webhook belongs to one group. The parameter is the app robots'.");
        else if (Contents.Contains(name) && name != type && property.Value.ValueKind is JsonValueKind.Object && Contents.Contains(type))
            hints.Add($"The object {name} is ignored, because msgtype is {Short(type)}.");
        else if (!Contents.Contains(name))
            Unknown("", name, hints);
    }

    static void Walk(JsonElement element, string path, List<string> hints)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (hints.Count > Most) return;
            if (property.Name == "at")
                hints.Add($"The at inside {path} is ignored, nobody is notified: it belongs beside msgtype.");
            else
                Unknown(path, property.Name, hints);
        }

        foreach (var list in path switch { "actionCard" => (string[])["btns"], "feedCard" => ["links"], _ => [] })
        {
            if (LooseJson.List(element, list) is not { } items) continue;
            foreach (var item in items.EnumerateArray())
            {
                if (hints.Count > Most) return;
                if (item.ValueKind == JsonValueKind.Object)
                    Walk(item, $"{path}.{list}[]", hints);
                else
                    hints.Add($"An element of {path}.{list} is ignored: it must be an object.");
            }
        }
    }

    static void Mentions(JsonElement at, List<string> hints)
    {
        foreach (var property in at.EnumerateObject())
        {
            Unknown("at", property.Name, hints);
            if (property.Name is "atMobiles" or "atUserIds"
                && property.Value.ValueKind != JsonValueKind.Null && LooseJson.List(at, property.Name) is null)
            {
                hints.Add($"The field at.{property.Name} is ignored: it must be a list of texts, such as [\"138…\"].");
            }
        }
    }

    static void Unknown(string path, string name, List<string> hints)
    {
        var known = Known[path];
        if (known.Contains(name) || hints.Count > Most) return;
        var full = path.Length > 0 ? $"{path}.{name}" : name;
        var right = Meant.GetValueOrDefault(full) ?? Spelling.Match(name, known);
        hints.Add(right is null
            ? $"The field {Short(full)} is ignored: {(path.Length > 0 ? path : "a message")} has {string.Join(", ", known)}."
            : $"The field {Short(full)} is ignored: it is spelt {right}.");
    }

    static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
