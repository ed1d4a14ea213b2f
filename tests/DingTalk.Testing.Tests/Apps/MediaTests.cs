using System.Net;

namespace DingTalk.Testing.Tests.Apps;

public sealed class MediaTests : AppTest
{
    const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task AnUploadIsKeptAndCanBeSent()
    {
        byte[] bytes = [0, 1, 2, 0xFF];
        var answer = await UploadAsync("&type=image", "图.PNG", bytes);

        var id = answer.Text("media_id");
        Assert.Equal((0, "ok", "image"), (answer.ErrCode, answer.Text("errmsg"), answer.Text("type")));
        Assert.StartsWith("@", id, StringComparison.Ordinal);
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeMilliseconds(), answer.Json.GetProperty("created_at").GetInt64());
        var media = Assert.Single(App.Media);
        Assert.Equal((id, "image", "图.PNG", 4), (media.MediaId, media.Type, media.FileName, media.Bytes));
        Assert.Equal(bytes, App.ReadMedia(id)!.Value.ToArray());
        using var stored = await Sender.Http.GetAsync($"{App.Address}/api/app/media/{Uri.EscapeDataString(id)}", Cancelled);
        Assert.Equal(bytes, await stored.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal("image/png", stored.Content.Headers.ContentType!.MediaType);
        Assert.Contains(id, await Sender.Http.GetStringAsync($"{App.Address}/api/app/media", Cancelled), StringComparison.Ordinal);
        Assert.Empty(Group.Requests);
        await PostAsync("/v1.0/robot/groupMessages/send", Message("sampleImageMsg", new { photoURL = id }));
        Assert.Empty(Group.Messages[0].Hints);
    }

    [Fact]
    public async Task TheTypeMayAlsoBeAField() =>
        Assert.Equal(0, (await UploadAsync("", "a.txt.zip", [1], "media", ("type", "file"))).ErrCode);

    [Theory]
    [InlineData("", "a.png", 1, 40004, "type is missing")]
    [InlineData("&type=picture", "a.png", 1, 40004, "there is no type 'picture'")]
    [InlineData("&type=image", "a.svg", 1, 40005, "must end in jpg")]
    [InlineData("&type=image", "a", 1, 40005, "must end in jpg")]
    [InlineData("&type=image", "", 0, 41005, "no part is named media")]
    [InlineData("&type=image", "a.png", 0, 44001, "empty")]
    [InlineData("&type=image", "a.png", 20 * Megabyte + 1, 40006, "the limit is 20971520")]
    [InlineData("&type=voice", "a.amr", 2 * Megabyte + 1, 40006, "the limit is 2097152")]
    [InlineData("&type=file", "a.zip", 30 * Megabyte, 40006, "the limit is 20971520")]
    public async Task AFileThatIsNotOneOfItsTypeIsRefused(string query, string name, int bytes, int code, string reason)
    {
        AssertRefused(await UploadAsync(query, name, new byte[bytes], "media", ("other", "field")), code, reason);
        Assert.Empty(App.Media);
        Assert.True(Group.Requests[^1].Body.Length < 200);
    }

    [Fact]
    public async Task AnImageOfTwentyMegabytesFits() =>
        Assert.Equal(0, (await UploadAsync("&type=image", "a.png", new byte[20 * Megabyte])).ErrCode);

    [Fact]
    public async Task TheFileIsThePartMedia() =>
        AssertRefused(await UploadAsync("&type=image", "a.png", [1], "file"), 41005, "no part is named media");

    [Fact]
    public async Task OnlyMultipartIsTaken()
    {
        var path = $"{App.Address}/media/upload?type=image&access_token={await TokenAsync()}";
        Assert.Equal(43008, (await Sender.JsonAsync(path, "{}")).ErrCode);
        Assert.Equal(43008, (await Sender.PostAsync(path, "--x\r\nContent-Dis"u8.ToArray(), "multipart/form-data; boundary=x")).ErrCode);
        Assert.Equal(43008, (await Sender.PostAsync(path, [1], "multipart/form-data")).ErrCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Sender.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{App.Address}/api/app/media/x"))).Status);
    }

    [Fact]
    public async Task OnlyTheLatestBytesAreKept()
    {
        for (var i = 0; i < 5; i++) await UploadAsync("&type=file", $"{i}.zip", new byte[15 * Megabyte]);

        Assert.Equal(5, App.Media.Count);
        Assert.Equal([false, true, true, true, true], App.Media.Select(media => App.ReadMedia(media.MediaId) is not null));
    }
}
