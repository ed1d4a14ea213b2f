namespace DingTalk.Cli.Tests;

public sealed class UsageTests
{
    const string Webhook = "https://oapi.dingtalk.com/robot/send?access_token=abc";

    [Theory]
    [InlineData("There is no command snd here. Did you mean send? See dingtalk --help.", "snd")]
    [InlineData("There is no command txt here. Did you mean text? See dingtalk send --help.", "send", "txt")]
    [InlineData("There is no option --titel here. Did you mean --title? See dingtalk send markdown --help.", "send", "markdown", "hi", "--titel", "x")]
    [InlineData("There is no option --titel here. Did you mean --title? See dingtalk send markdown --help.", "send", "markdown", "--titel=x", "hi")]
    [InlineData("There is no option --nothing here. See dingtalk send text --help.", "send", "text", "--nothing", "hi")]
    [InlineData("There is no option --sned here. Did you mean --send? See dingtalk check --help.", "check", "--sned")]
    [InlineData("Option '--url' is required. See dingtalk send link --help.", "send", "link", "hi")]
    [InlineData("Required argument missing for option: '--title'. See dingtalk send markdown --help.", "send", "markdown", "hi", "--title")]
    [InlineData("The value of --button must be TITLE=URL.", "send", "card", "hi", "--button", "A", "--webhook", Webhook)]
    [InlineData("The value of --link must be \"TITLE=URL PICTURE\", with one blank", "send", "feed", "--link", "A=https://a", "--webhook", Webhook)]
    [InlineData("No robot is named. Set DINGTALK_WEBHOOK", "send", "text", "hi")]
    [InlineData("There is a secret and no webhook.", "send", "text", "hi", "--secret", "SECabc")]
    [InlineData("A webhook and an app are named", "send", "text", "hi", "--webhook", Webhook, "--user", "u")]
    [InlineData("The app is missing. Name it with --app-key", "send", "text", "hi", "--conversation", "cid")]
    [InlineData("The app's secret is missing. Set DINGTALK_APP_SECRET", "send", "text", "hi", "--app-key", "k", "--conversation", "cid")]
    [InlineData("The webhook is not a web address", "send", "text", "hi", "--webhook", "abc")]
    [InlineData("The webhook is a plain http address", "send", "text", "hi", "--webhook", "http://example.com/?access_token=a")]
    [InlineData("The file that --secret-file names cannot be read (FileNotFoundException): /nosuch.", "send", "text", "hi", "--webhook", Webhook, "--secret-file", "/nosuch")]
    [InlineData("The text is empty; nothing was sent.", "send", "text", "--webhook", Webhook)]
    [InlineData("There is a text in the arguments and one in --file.", "send", "text", "hi", "--file", "f", "--webhook", Webhook)]
    [InlineData("The value of --timeout must be a number of seconds", "send", "text", "hi", "--timeout", "0", "--webhook", Webhook)]
    [InlineData("The value of --timeout must be a number of seconds", "send", "text", "hi", "--timeout", "soon", "--webhook", Webhook)]
    [InlineData("The value of --duration must be a number of seconds", "send", "audio", "a.amr", "--duration", "1,5", "--webhook", Webhook)]
    [InlineData("A mention needs a mobile number or a user id, and one of them is empty", "send", "text", "hi", "--at", "", "--webhook", Webhook)]
    [InlineData("A webhook carries no files.", "send", "file", "/etc/hosts", "--webhook", Webhook)]
    [InlineData("A webhook carries a picture by its http or https address only", "send", "image", "@media", "--webhook", Webhook)]
    [InlineData("Name the picture by its address or media id", "send", "image", "--webhook", Webhook)]
    [InlineData("The log cannot be read (FileNotFoundException): /nosuch.", "digest", "/nosuch")]
    [InlineData("The value of --level must be", "digest", "-", "--level", "loud")]
    [InlineData("The value of --language must be zh or en.", "digest", "-", "--language", "fr")]
    [InlineData("This machine knows no time zone Moon/Base.", "digest", "-", "--time-zone", "Moon/Base")]
    public async Task AWrongCommandLineIsASentenceAndExitCodeTwo(string sentence, params string[] args)
    {
        var run = await new Support.Cli().RunAsync(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task ATerminalIsNotReadForAText()
    {
        var run = await new Support.Cli { IsInputTerminal = true, ["DINGTALK_WEBHOOK"] = Webhook }.RunAsync("send", "text");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("There is no text.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("send")]
    public async Task WhoDoesNotSayWhatToDoIsToldWhatThereIs(params string[] args)
    {
        var run = await new Support.Cli().RunAsync(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("Commands:", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("send", "--help")]
    [InlineData("send", "text", "-h")]
    [InlineData("check", "--help")]
    [InlineData("digest", "--help")]
    public async Task EveryHelpNamesTheExitCodes(params string[] args)
    {
        var run = await new Support.Cli().RunAsync(args);

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.EndsWith(ExitCode.Text.ReplaceLineEndings("\n") + "\n", run.Output, StringComparison.Ordinal);
    }
}
