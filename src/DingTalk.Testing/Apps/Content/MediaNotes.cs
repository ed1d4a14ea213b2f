using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Content;

/// <summary>What will show badly although nothing refuses it: a media id that names nothing, or a local picture.</summary>
static class MediaNotes
{
    public static void Add(AppCall call, MessageContent content)
    {
        foreach (var id in new[] { content.MediaId, content.Picture })
        {
            var isId = id.StartsWith('@') || (id.Length > 0 && id == content.MediaId);
            if (isId && call.App.Media.Find(id) is null)
                call.Notes.Add($"no file was uploaded here as '{Short(id)}': the receivers would see nothing");
            else if (id.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                call.Notes.Add("a picture as data in the text is not shown: upload it, or give its address");
        }
    }

    static string Short(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
