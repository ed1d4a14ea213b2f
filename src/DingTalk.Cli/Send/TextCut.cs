using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>Cuts a plain text to what a robot can carry, at a line.</summary>
static class TextCut
{
    public static TextMessage Fit(IRobot robot, string text, Func<string, TextMessage> make)
    {
        var whole = make(text);
        if (Fits(robot, whole)) return whole;

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (most, least) = (lines.Length, 0);
        while (most - least > 1)
        {
            var middle = (most + least) / 2;
            if (Fits(robot, make(First(lines, middle)))) least = middle;
            else most = middle;
        }

        return make(least > 0 ? First(lines, least) : FitLine(robot, text, make));
    }

    static string First(string[] lines, int count)
    {
        var rest = (lines.Length - count).ToString(CultureInfo.InvariantCulture);
        return $"{string.Join('\n', lines.Take(count))}\n… {rest} more line{(lines.Length - count == 1 ? "" : "s")}";
    }

    // Not even one line fits: so many of its characters, not parting what belongs together.
    static string FitLine(IRobot robot, string text, Func<string, TextMessage> make)
    {
        var (most, least) = (text.Length, 0);
        while (most - least > 1)
        {
            var middle = (most + least) / 2;
            if (Fits(robot, make(Head(text, middle)))) least = middle;
            else most = middle;
        }

        return Head(text, least);
    }

    static string Head(string text, int length)
        => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";

    static bool Fits(IRobot robot, TextMessage message) => robot.Measure(message) <= robot.MaxMessageBytes;
}
