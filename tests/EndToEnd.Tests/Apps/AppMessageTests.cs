using DingTalk.Robots;
using DingTalk.Testing.Apps;

namespace EndToEnd.Tests.Apps;

/// <summary>What an app's robot says to persons, and the files in it.</summary>
public sealed class AppMessageTests
{
    static readonly string[] Types = ["text", "markdown", "image", "link", "actionCard", "actionCard", "file", "audio", "video"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryKindOfMessageArrivesAtPersons()
    {
        await using var scene = await AppScene.OpenAsync();
        var image = (await scene.UploadAsync("a.png")).Value.MediaId;
        ActionCardButton[] buttons = [new("A", "https://example.com/a"), new("B", "https://example.com/b")];
        RobotMessage[] messages =
        [
            new TextMessage("磁盘满了"),
            new MarkdownMessage("T", "**x**"),
            new ImageMessage(image),
            new LinkMessage("T", "x", "https://example.com/"),
            new ActionCardMessage("T", "x", buttons),
            new ActionCardMessage("T", "x", buttons) { ButtonsSideBySide = true },
            new FileMessage((await scene.UploadAsync("a.pdf")).Value.MediaId, "a.pdf"),
            new AudioMessage((await scene.UploadAsync("a.amr")).Value.MediaId, TimeSpan.FromSeconds(2)),
            new VideoMessage((await scene.UploadAsync("a.mp4")).Value.MediaId, image, TimeSpan.FromSeconds(3), 640, 480),
        ];
        foreach (var message in messages)
        {
            var sent = await scene.Robot.SendToUsersAsync(["user1", "user2"], message, Token);
            Assert.True(sent.AreAllAccepted, $"{message}: {sent.Explain()}");
        }

        Assert.Equal(Types, scene.Group.Messages.Select(static message => message.MsgType));
        Assert.All(scene.Group.Messages, static message => Assert.Equal(["user1", "user2"], message.Users));
    }

    [Fact]
    public async Task FortyFivePersonsAreThreeCallsAndEachHasAResult()
    {
        string[] ids = [.. Enumerable.Range(0, 45).Select(static i => $"u{i:00}")];
        await using var scene = await AppScene.OpenAsync(new GroupAppOptions { Users = [.. ids.Select(static id => new GroupUser(id))] });
        scene.App.SetFlowControl("u07", "u44");

        var sent = await scene.Robot.SendToUsersAsync([.. ids[..30], "nobody", .. ids[30..]], new TextMessage("x"), Token);

        Assert.Equal(["u07", "u44"], sent.With(UserOutcome.FlowControlled));
        Assert.Equal(["nobody"], sent.With(UserOutcome.Invalid));
        Assert.Equal(43, sent.With(UserOutcome.Accepted).Count);
        Assert.Equal((SendReason.Partial, false, 3), (sent.Call.Reason, sent.Call.MayRepeat, sent.Call.ProcessQueryKeys.Count));
        Assert.Contains("43 of 46", sent.Explain());
        Assert.Equal(43, scene.Group.Messages.SelectMany(static message => message.Users).Distinct().Count());
        Assert.Equal(
            sent.Call.ProcessQueryKeys, (await scene.Robot.RecallFromUsersAsync(sent.Call.ProcessQueryKeys, Token)).Value.Recalled);
        Assert.All(scene.Group.Messages, static message => Assert.True(message.IsRecalled));
    }

    [Fact]
    public async Task AnUploadTellsItsProgressAndItsBytesArrive()
    {
        await using var scene = await AppScene.OpenAsync();
        var told = new List<UploadProgress>();

        var media = (await scene.UploadAsync("图.png", new Told(told), 200_000)).Value;

        Assert.Equal((200_000L, 200_000L), (told[^1].Bytes, told[^1].Total));
        Assert.True(told.Count > 1);
        Assert.Equal(told.Select(static part => part.Bytes).Order(), told.Select(static part => part.Bytes));
        Assert.Equal(200_000, scene.App.ReadMedia(media.MediaId)!.Value.Length);
        Assert.Equal("图.png", Assert.Single(scene.App.Media).FileName);
    }

    [Theory]
    [InlineData("a.png", 20)]
    [InlineData("a.amr", 2)]
    [InlineData("a.mp4", 20)]
    [InlineData("a.pdf", 20)]
    public async Task AFileIsUploadedUpToItsLimitAndNotAByteMore(string name, int megabytes)
    {
        await using var scene = await AppScene.OpenAsync();
        var limit = megabytes * 1024 * 1024;

        Assert.True((await scene.UploadAsync(name, bytes: limit)).HasValue);
        var larger = await scene.UploadAsync(name, bytes: limit + 1);

        Assert.Equal(SendReason.TooLong, larger.Call.Reason);
        Assert.Contains($"{megabytes} MB", larger.Explain());
        Assert.Equal(1, scene.Wire.CallsOf("/media/upload"));
    }

    [Fact]
    public async Task AFileOfAnotherTypeIsTheCallersMistakeAndNotUploaded()
    {
        await using var scene = await AppScene.OpenAsync();
        Assert.Contains("zip", (await Assert.ThrowsAsync<ArgumentException>(() => scene.UploadAsync("a.exe"))).Message);
        Assert.Equal(0, scene.Wire.CallsOf("/media/upload"));
    }

    sealed class Told(List<UploadProgress> all) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => all.Add(value);
    }
}
