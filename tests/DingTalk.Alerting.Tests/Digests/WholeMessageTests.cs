using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>
/// Whole messages, as the group sees them, in the folder Messages: the title, an empty line, the text. The two blanks before a line
/// break are not written there. Where a message differs, what it is now stands beside the tests' output.
/// </summary>
public sealed class WholeMessageTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var message in SomeMessages.All)
            {
                all.Add(message.Name, "zh");
                all.Add(message.Name, "en");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AMessageReadsAsItShould(string name, string language)
    {
        var some = SomeMessages.All.Single(m => m.Name == name);
        var message = new MarkdownDigestFormatter(some.Options(language)).Format(some.Digest, some.MaxBytes);
        var (title, text, end) = message switch
        {
            ActionCardMessage card => (card.Title, card.Text, string.Concat(card.Buttons.Select(static b => $"\n[{b.Title}]({b.Url})"))),
            MarkdownMessage markdown => (markdown.Title, markdown.Text, ""),
            _ => throw new InvalidOperationException(),
        };

        Assert.Equal(some.Digest.EventCount, MarkdownDigestFormatter.ReadEventCount(text));
        Assert.InRange(JsonSize.Of(title) + JsonSize.Of(text), 1, some.MaxBytes);

        // A hair space keeps clients from making a link of a name; it would not be seen in the files.
        var actual = $"{title}\n\n{text}{(end.Length > 0 ? "\n" + end : "")}\n".Replace("  \n", "\n").Replace("\u200A", "");
        var expected = Read($"{name}.{language}.md");
        if (actual != expected) Write($"{name}.{language}.md", actual);
        Assert.Equal(expected, actual);
    }

    static string Read(string file)
    {
        using var stream = typeof(WholeMessageTests).Assembly.GetManifestResourceStream(file);
        return stream is null ? "" : new StreamReader(stream).ReadToEnd().Replace("\r\n", "\n");
    }

    static void Write(string file, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Messages"));
        File.WriteAllText(Path.Combine(folder.FullName, file), text);
    }
}
