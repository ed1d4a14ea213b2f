using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class UploadTests
{
    const string Path = "/media/upload";
    const long Megabyte = 1024 * 1024;

    readonly AppServer _server = new();

    public UploadTests() => _server.Answer(
        Path, """{"errcode":0,"errmsg":"ok","media_id":"@abc","created_at":1700000000000,"type":"image"}""");

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheCallHasExactlyTheDocumentedForm()
    {
        using var robot = new AppRobot(_server.Options());
        using var file = new MemoryStream([.. "##pixels"u8]) { Position = 2 };
        var media = await robot.UploadAsync(file, "/var/图表 \"1\".PNG", cancellationToken: Token);
        Assert.Equal(new UploadedMedia("@abc", MediaKind.Image, "图表 \"1\".PNG", 6), media.Value);

        var call = Assert.Single(_server.To(Path));
        Assert.Equal($"?access_token={AppServer.TokenOf(1)}&type=image", call.Query);
        Assert.Null(call.Token);
        var boundary = call.ContentType["multipart/form-data; boundary=".Length..];
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"图表 %221%22.PNG\"\r\n"
            + $"Content-Type: application/octet-stream\r\n\r\npixels\r\n--{boundary}--\r\n",
            call.Body);
        Assert.True(file.CanRead);
    }

    [Theory]
    [InlineData("a.jpg", "image")]
    [InlineData("a.amr", "voice")]
    [InlineData("a.MP4", "video")]
    [InlineData("a.tar.zip", "file")]
    public async Task TheEndingSaysWhatItIs(string name, string type)
    {
        using var robot = new AppRobot(_server.Options());
        Assert.True((await robot.UploadAsync(new MemoryStream([1]), name, cancellationToken: Token)).HasValue);
        Assert.EndsWith("&type=" + type, Assert.Single(_server.To(Path)).Query);
    }

    [Theory]
    [InlineData("a.exe", null, "exe")]
    [InlineData("a", null, "nothing")]
    [InlineData("a.pdf", MediaKind.Image, "image")]
    [InlineData("", null, "empty")]
    [InlineData("dir/", null, "empty")]
    [InlineData("a\r\n.png", null, "control")]
    public async Task ANameThatDingTalkDoesNotTakeIsTheCallersMistake(string name, MediaKind? kind, string word)
    {
        using var robot = new AppRobot(_server.Options());
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => robot.UploadAsync(new MemoryStream([1]), name, kind, cancellationToken: Token));
        Assert.Contains(word, refusal.Message);
        Assert.Empty(_server.Calls);
    }

    [Theory]
    [InlineData("a.png", 20)]
    [InlineData("a.mp3", 2)]
    [InlineData("a.mp4", 20)]
    [InlineData("a.zip", 20)]
    public async Task AFileOverTheLimitIsAResultAndNothingIsSent(string name, int megabytes)
    {
        using var robot = new AppRobot(_server.Options());
        using var known = new MemoryStream();
        known.SetLength((megabytes * Megabyte) + 1);
        var unknown = new OneWayStream(long.MaxValue);
        foreach (var file in new Stream[] { known, unknown })
        {
            var result = await robot.UploadAsync(file, name, cancellationToken: Token);
            Assert.Equal((SendOutcome.RefusedForContent, SendReason.TooLong), (result.Call.Outcome, result.Call.Reason));
            Assert.Contains($"{megabytes} MB", result.Explain());
            Assert.Contains($"{megabytes} MB", Assert.Throws<InvalidOperationException>(() => result.Value).Message);
        }

        Assert.InRange(unknown.BytesRead, megabytes * Megabyte, (megabytes * Megabyte) + (128 * 1024));
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task AStreamOfUnknownLengthIsUploadedWhole()
    {
        using var robot = new AppRobot(_server.Options());
        var media = await robot.UploadAsync(new OneWayStream(2 * Megabyte), "a.mp3", cancellationToken: Token);
        Assert.Equal(2 * Megabyte, media.Value.Bytes);
        Assert.Equal(2 * Megabyte, Assert.Single(_server.To(Path)).Body.Count(static c => c == 'x'));
    }

    [Fact]
    public async Task AnEmptyFileIsNotSent()
    {
        using var robot = new AppRobot(_server.Options());
        Assert.Equal(SendReason.Malformed, (await robot.UploadAsync(new MemoryStream(), "a.png", cancellationToken: Token)).Call.Reason);
        Assert.Equal(SendReason.Malformed, (await robot.UploadAsync(new OneWayStream(0), "a.png", cancellationToken: Token)).Call.Reason);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task ProgressIsToldToTheEnd()
    {
        var told = new Told();
        using var robot = new AppRobot(_server.Options());
        await robot.UploadAsync(new OneWayStream(150_000), "a.png", null, told, Token);
        Assert.Equal([65_536, 131_072, 150_000], told.All.Select(static progress => progress.Bytes));
        Assert.All(told.All, static progress => Assert.Equal(150_000, progress.Total));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARenewedTokenUploadsTheWholeFileAgain(bool canSeek)
    {
        _server.Answer(Path, static call => call.Query.Contains(AppServer.TokenOf(1))
            ? ScriptedHandler.Response("""{"errcode":40014,"errmsg":"x"}""")
            : ScriptedHandler.Response("""{"errcode":0,"media_id":"@abc"}"""));
        using var robot = new AppRobot(_server.Options());
        Stream file = canSeek ? new MemoryStream([.. "xxx"u8]) : new OneWayStream(3);
        Assert.True((await robot.UploadAsync(file, "a.png", cancellationToken: Token)).HasValue);
        Assert.All(_server.To(Path), static call => Assert.Contains("\r\n\r\nxxx\r\n--", call.Body));
        Assert.Equal(2, _server.To(Path).Count);
    }

    [Fact]
    public async Task ARealServerSeesALengthAndTheWholeFile()
    {
        string? seen = null;
        await using var server = new RawServer(async (socket, stop) =>
        {
            var request = await RawServer.ReadRequestAsync(socket, stop);
            if (request.Contains("/media/upload")) seen = request;
            var answer = request.Contains("/media/upload")
                ? """{"errcode":0,"media_id":"@abc"}"""
                : """{"accessToken":"token-1234567","expireIn":7200}""";
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(RawServer.Http(answer, "Connection: close\r\n")), stop);
        });
        var address = $"http://127.0.0.1:{server.Port}";
        using var robot = new AppRobot(new AppRobotOptions
        {
            AppKey = "k",
            AppSecret = AppServer.Secret,
            ApiAddress = address,
            LegacyApiAddress = address,
            TimeProvider = Some.Clock(),
        });
        var media = await robot.UploadAsync(new OneWayStream(100_000), "图.png", cancellationToken: Token);
        Assert.Equal("@abc", media.Value.MediaId);
        Assert.DoesNotContain("chunked", seen!, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("filename=\"图.png\"", seen);
        Assert.Contains(new string('x', 100_000), seen);
    }

    sealed class Told : IProgress<UploadProgress>
    {
        public List<UploadProgress> All { get; } = [];

        public void Report(UploadProgress value) => All.Add(value);
    }
}
