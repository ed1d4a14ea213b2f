using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Advice;

/// <summary>What to do about a <c>msgtype</c> that a robot cannot send, or a field that it lacks.</summary>
static class TypeAdvice
{
    static readonly string[] Types = ["text", "link", "markdown", "actionCard", "feedCard"];

    static readonly string List = string.Join(", ", Types);

    public static string Unknown(MessageContent content)
    {
        if (content.MsgType is not { } type)
        {
            var hint = content.Hints.FirstOrDefault(hint => hint.EndsWith("it is spelt msgtype.", StringComparison.Ordinal));
            return $"The body has no msgtype: it must be one of {List}.{(hint is null ? "" : $" {hint}")}";
        }

        if (Spelling.Match(type, Types) is { } right) return $"There is no msgtype '{Short(type)}': it is spelt {right}.";
        return type switch
        {
            "image" =>
                "By its documentation a custom robot cannot send an image: put ![](https://…) into a markdown text. Some users report that "
                + "image with a picURL works; this group takes it when it is started with --image-messages (TakesImageMessages).",
            "file" or "voice" or "audio" or "video" =>
                $"A custom robot cannot send {type}: only an app's robot can. Send a link to it instead.",
            "oa" => "The type oa exists for work notifications only: a custom robot has actionCard.",
            _ when type.StartsWith("sample", StringComparison.Ordinal) =>
                $"'{Short(type)}' is a msgKey of the app robots' API: a custom robot's msgtype is one of {List}.",
            _ => $"There is no msgtype '{Short(type)}': it must be one of {List}.",
        };
    }

    public static string Missing(MissingField missing, MessageContent content)
    {
        var path = missing.Path.Replace("->", ".", StringComparison.Ordinal);
        var leaf = path[(path.LastIndexOf('.') + 1)..];
        var isList = missing.Path == "feedCard->links";
        var what = isList ? $"The field {path} is missing or has no element: it must be a list of at least one link."
            : leaf == path ? $"The object {path} is missing or not an object: with msgtype {content.MsgType} the content stands in it."
            : $"The field {path} is missing or empty: it must be a text of at least one character.";
        var hints = content.Hints.Where(hint =>
            hint.EndsWith($"it is spelt {leaf}.", StringComparison.Ordinal) || leaf == path && hint.Contains("because msgtype is", StringComparison.Ordinal));
        return string.Join(' ', hints.Prepend(what));
    }

    static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
