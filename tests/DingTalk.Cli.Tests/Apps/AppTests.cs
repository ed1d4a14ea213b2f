using System.Text.Json;
using DingTalk.Cli.Tests.Support;
using DingTalk.Testing;

namespace DingTalk.Cli.Tests.Apps;

public sealed class AppTests
{
    static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATextGoesToAGroup()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await Run(group, ["send", "text", "hello"], toGroup: true);

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.StartsWith("Accepted. DingTalk delivers it by itself. processQueryKey ", run.Output, StringComparison.Ordinal);
        Assert.Equal(("hello", group.App.Conversations[0]), (Assert.Single(group.Messages).Text, group.Messages[0].Conversation));
    }

    [Fact]
    public async Task PeopleAreNamedByTheirIdsOrMobilesAndWhoLacksItIsTold()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        var (first, second) = (group.App.Users[0], group.App.Users[1]);

        var run = await Run(group, ["send", "text", "hello", "--json", "--user", first.UserId, "--user", "nobody", "--mobile", second.Mobile]);

        Assert.Equal((4, ""), (run.Code, run.Errors));
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("accepted", "partial"), (json.GetProperty("outcome").GetString(), json.GetProperty("reason").GetString()));
        Assert.Equal(
            [(first.UserId, "accepted"), ("nobody", "invalid"), (second.UserId, "accepted")],
            json.GetProperty("users").EnumerateArray().Select(u => (u.GetProperty("userId").GetString()!, u.GetProperty("outcome").GetString()!)));
        Assert.Equal([first.UserId, second.UserId], Assert.Single(group.Messages).Users);
    }

    [Fact]
    public async Task AMobileThatNobodyHasIsASentenceAndNothingIsSent()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await Run(group, ["send", "text", "hello", "--mobile", "13911112222"]);

        Assert.Equal(1, run.Code);
        Assert.StartsWith("13911112222: ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(group.Messages);
    }

    [Theory]
    [InlineData("One of the user ids is empty: leave it out.\n", "send", "text", "hello", "--user", "")]
    [InlineData("The app's robot has nobody to speak to.", "send", "text", "hello")]
    [InlineData("A group and people are named", "send", "text", "hello", "--user", "u", "--conversation", "c")]
    public async Task AWrongReceiverIsASentenceAndExitCodeTwo(string sentence, params string[] args)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await Run(group, args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFileIsUploadedAndSentWithProgressForPeopleOnly(bool isTerminal)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        using var files = new SomeFiles();

        var run = await Run(
            group, ["send", "file", files.Add("report.pdf", [.. "%PDF-1.4"u8, .. new byte[100_000]])], toGroup: true, isTerminal: isTerminal);

        Assert.Equal(0, run.Code);
        Assert.Equal("report.pdf", Assert.Single(group.App.Media).FileName);
        Assert.Equal("file", Assert.Single(group.Messages).MsgType);
        if (isTerminal) Assert.Contains("\rUploading report.pdf, 0.1 MB: 100 %", run.Errors, StringComparison.Ordinal);
        else Assert.Equal("", run.Errors);
    }

    [Fact]
    public async Task PicturesSoundsAndVideosAreUploaded()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        using var files = new SomeFiles();
        var picture = files.Add("chart.png", Png);

        var image = await Run(group, ["send", "image", "--file", picture], toGroup: true);
        var audio = await Run(group, ["send", "audio", files.Add("alarm.amr", "#!AMR\n"u8.ToArray()), "--duration", "2.5"], toGroup: true);
        var video = await Run(
            group,
            ["send", "video", files.Add("door.mp4", "....ftypmp42"u8.ToArray()), "--cover", picture, "--duration", "3", "--size", "640x360"],
            toGroup: true);

        Assert.Equal((0, 0, 0), (image.Code, audio.Code, video.Code));
        Assert.Equal(["image", "audio", "video"], group.Messages.Select(message => message.MsgType));
    }

    [Fact]
    public async Task AFileThatIsTooLargeAndOneThatIsNoneAreSentences()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        using var files = new SomeFiles();

        var large = await Run(group, ["send", "image", "--file", files.Add("large.png", new byte[21_000_000])], toGroup: true);
        var text = await Run(group, ["send", "image", "--file", files.Add("notes.txt", "hello")], toGroup: true);

        Assert.Equal((1, 2), (large.Code, text.Code));
        Assert.Contains("20 MB", large.Errors, StringComparison.Ordinal);
        Assert.NotEqual("", text.Errors);
        Assert.Empty(group.App.Media);
    }

    [Fact]
    public async Task AMissingPermissionIsNamed()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        group.App.Deny("qyapi_robot_sendmsg");

        var send = await Run(group, ["send", "text", "hello"], toGroup: true);
        var check = await Run(group, ["check"], toGroup: true);

        Assert.Equal((1, 1), (send.Code, check.Code));
        Assert.StartsWith("The app lacks the permission qyapi_robot_sendmsg.", send.Errors, StringComparison.Ordinal);
        Assert.Contains("FAILED  permission", check.Output, StringComparison.Ordinal);
        Assert.Contains("qyapi_robot_sendmsg", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACheckLooksAtTheAppWithoutSending()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var whole = await Run(group, ["check"], toGroup: true);
        var people = await Run(group, ["check", "--mobile", group.App.Users[0].Mobile]);
        var secret = await Run(group, ["check"], toGroup: true, secret: "wrong");
        var elsewhere = await Run(group, ["check", "--conversation", "cidElsewhere=="]);
        var sent = await Run(group, ["check", "--send"], toGroup: true);

        Assert.Equal((0, 0, 1, 1, 0), (whole.Code, people.Code, secret.Code, elsewhere.Code, sent.Code));
        Assert.Equal(["credentials", "permission", "robot", "delivery"], Subjects(whole));
        Assert.Equal(["credentials", "permission", "robot", "receiver", "delivery"], Subjects(people));
        Assert.Contains("FAILED  credentials", secret.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED  robot", elsewhere.Output, StringComparison.Ordinal);
        Assert.StartsWith("dingtalk check: this robot works.", Assert.Single(group.Messages).Text, StringComparison.Ordinal);
    }

    static IEnumerable<string> Subjects(CliOutcome run) => run.Output.TrimEnd('\n').Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    static Task<CliOutcome> Run(DingTalkGroup group, string[] args, bool toGroup = false, bool isTerminal = false, string? secret = null) =>
        new Support.Cli
        {
            IsErrorTerminal = isTerminal,
            ["DINGTALK_APP_KEY"] = group.App.AppKey,
            ["DINGTALK_APP_SECRET"] = secret ?? group.App.AppSecret,
            ["DINGTALK_CONVERSATION"] = toGroup ? group.App.Conversations[0] : null,
        }.RunAsync([.. args, "--base-address", group.App.Address]);
}
