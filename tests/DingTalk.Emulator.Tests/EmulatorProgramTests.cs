using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using DingTalk.Emulator.Tests.Support;

namespace DingTalk.Emulator.Tests;

public sealed class EmulatorProgramTests : IDisposable
{
    readonly HttpClient _http = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFirstLineIsTheWebhookAndEachRequestIsALineOfJson()
    {
        using var emulator = new EmulatorProcess("--port", "0", "--token", "T", "--keyword=告警", "--stdout", "--exit-after", "2");
        var webhook = await emulator.ReadLineAsync();
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/robot/send\\?access_token=T$", webhook);

        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", await SendAsync(webhook, "告警 <1>"));
        var shown = await emulator.ReadLineAsync();
        Assert.Equal("""{"errcode":310000,"errmsg":"keywords not in content"}""", await SendAsync(webhook, "other"));
        var refused = JsonDocument.Parse(await emulator.ReadLineAsync()).RootElement;

        Assert.Contains("\"text\":\"告警 <1>\"", shown, StringComparison.Ordinal);
        var delivered = JsonDocument.Parse(shown).RootElement;
        Assert.Equal(1, delivered.GetProperty("id").GetInt64());
        Assert.Equal("delivered", delivered.GetProperty("outcome").GetString());
        Assert.Equal("POST", delivered.GetProperty("request").GetProperty("method").GetString());
        Assert.Equal("refused", refused.GetProperty("outcome").GetString());
        var (code, errors) = await emulator.ExitAsync();
        Assert.Equal(0, code);
        Assert.Equal("", await emulator.ReadRestAsync());
        Assert.Contains("#1 delivered, text", errors, StringComparison.Ordinal);
        Assert.Contains("#2 refused, 310000 keywords not in content", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutStdoutTheWebhookIsAllThatIsPrinted()
    {
        using var emulator = new EmulatorProcess("--port", "0", "--exit-after", "1");
        var webhook = await emulator.ReadLineAsync();

        await SendAsync(webhook, "a");

        Assert.Equal(0, (await emulator.ExitAsync()).Code);
        Assert.Equal("", await emulator.ReadRestAsync());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task ASignalEndsItCleanly(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var emulator = new EmulatorProcess("--port", "0");
        await emulator.ReadLineAsync();

        await emulator.SignalAsync(signal);

        var (code, errors) = await emulator.ExitAsync();
        Assert.Equal(0, code);
        Assert.StartsWith("The group is open: watch it at http://127.0.0.1:", errors, StringComparison.Ordinal);
        Assert.Equal(6, errors.TrimEnd().Split('\n').Length);
        Assert.Matches("appKey ding[a-z0-9]{16}  appSecret [a-z0-9]{64}", errors);
        Assert.Matches("robotCode ding[a-z0-9]{16}  agentId 1000000001  openConversationId cidOnCall==  userIds user1 user2", errors);
    }

    [Fact]
    public async Task APortThatIsTakenIsASentence()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var emulator = new EmulatorProcess("--port", port);

        var (code, errors) = await emulator.ExitAsync();

        Assert.Equal(1, code);
        Assert.StartsWith($"Cannot listen on 127.0.0.1 port {port}: ", errors, StringComparison.Ordinal);
        Assert.EndsWith("any free one with --port 0.", errors.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Equal("", await emulator.ReadRestAsync());
    }

    [Fact]
    public async Task ListeningBeyondThisMachineIsWarnedOf()
    {
        var (code, output, errors) = await RunAsync("--port", "0", "--listen", "0.0.0.0");

        Assert.Equal(0, code);
        Assert.StartsWith("http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.StartsWith("Warning: listening on 0.0.0.0.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no option --bogus. See --help.", "--bogus")]
    [InlineData("There is no option word. See --help.", "word")]
    [InlineData("The option --token needs a value. See --help.", "--token")]
    [InlineData("The value of --port must be a whole number from 0 to 65535. See --help.", "--port", "65536")]
    [InlineData("The value of --per-minute must be a whole number of at least 1. See --help.", "--per-minute=0")]
    [InlineData("'nowhere' is not an IPv4 address or a range of them such as 10.0.0.0/8.", "--port=0", "--ip-range", "nowhere")]
    public async Task AWrongOptionIsASentenceAndExitCodeTwo(string sentence, params string[] args)
    {
        var (code, output, errors) = await RunAsync(args);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpNamesEveryOption()
    {
        var (code, output, errors) = await RunAsync("--help");

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(EmulatorArguments.Usage, output);
        Assert.Equal(25, output.Split('\n').Count(line => line.StartsWith("  --", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheVersionIsTold()
    {
        var (code, output, errors) = await RunAsync("--version");

        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", output);
    }

    public void Dispose() => _http.Dispose();

    static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var stop = new CancellationTokenSource();
        var running = EmulatorProgram.RunAsync(args, new StopAfterFirstLine(output, stop), errors, stop.Token);
        return (await running.WaitAsync(TimeSpan.FromMinutes(3), Cancelled), output.ToString(), errors.ToString());
    }

    async Task<string> SendAsync(string webhook, string text)
    {
        using var content = new StringContent(
            JsonSerializer.Serialize(new { msgtype = "text", text = new { content = text } }), null, "application/json");
        using var response = await _http.PostAsync(webhook, content, Cancelled);
        return await response.Content.ReadAsStringAsync(Cancelled);
    }
}
