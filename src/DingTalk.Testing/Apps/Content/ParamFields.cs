using System.Text.Json;
using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Content;

/// <summary>The fields of a msgParam.</summary>
readonly struct ParamFields(JsonElement root)
{
    readonly JsonElement _root = root;

    public string Text(string name) => LooseJson.Text(_root, name);

    public string Need(string name, string code)
    {
        var text = Text(name);
        if (text.Length > 0) return text;
        var like = _root.EnumerateObject()
            .Select(property => property.Name)
            .FirstOrDefault(other => other != name && other.Equals(name, StringComparison.OrdinalIgnoreCase));
        throw AppRefusal.New(
            $"miss.param.{code}",
            $"消息内容不合法，需要{name}属性",
            like is null ? $"{name} in msgParam is missing or empty" : $"{name} in msgParam is missing: '{like}' is spelt differently");
    }
}
