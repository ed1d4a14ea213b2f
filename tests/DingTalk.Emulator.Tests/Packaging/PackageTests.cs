using System.Net.Http.Json;
using System.Text.Json;
using DingTalk.Emulator.Tests.Support;

namespace DingTalk.Emulator.Tests.Packaging;

/// <summary>What users get, as they get it.</summary>
public sealed class PackageTests(PackedPackages packed) : IClassFixture<PackedPackages>
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheInstalledToolIsAGroup()
    {
        PackedPackages.Require();
        var folder = Path.Combine(packed.Root, "tool");
        await Dotnet.RunAsync(
            packed.Root, new Dictionary<string, string>(), "tool", "install", "DingTalk.Emulator", "--version", packed.Version,
            "--tool-path", folder, "--configfile", Path.Combine(packed.Root, "packed.config"));
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "dingtalk-emulator.exe" : "dingtalk-emulator");

        using var emulator = EmulatorProcess.Of(program, "--port", "0", "--exit-after", "2");
        var webhook = await emulator.ReadLineAsync();
        using var http = new HttpClient();
        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", await SendAsync(http, webhook, "磁盘满"));
        var listed = await http.GetStringAsync(new Uri(new Uri(webhook), "/api/messages"), Cancelled);
        await SendAsync(http, webhook, "the last");

        var message = Assert.Single(JsonDocument.Parse(listed).RootElement.GetProperty("messages").EnumerateArray());
        Assert.Equal(("delivered", "磁盘满"), (message.GetProperty("outcome").GetString(), message.GetProperty("text").GetString()));
        Assert.Equal(0, (await emulator.ExitAsync()).Code);
    }

    [Fact]
    public async Task TheLibraryIsAGroupInAnybodysProgram()
    {
        PackedPackages.Require();
        var folder = Directory.CreateDirectory(Path.Combine(packed.Root, "program")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "program.csproj"), Project, Cancelled);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program, Cancelled);

        // Packages of this version are not left among the user's own, and those of others are found there.
        var own = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(packed.Root, "restored"),
            ["RestoreFallbackFolders"] = Directory.Exists(own) ? own : "",
        };
        await Dotnet.RunAsync(folder, environment, "build", "-p:UseSharedCompilation=false", "-nologo");
        var output = await Dotnet.RunAsync(folder, environment, "run", "--no-build", "-f", "net10.0");

        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/robot/send\\?access_token=[0-9a-f]{64}\n磁盘满\n?$", output.ReplaceLineEndings("\n"));
    }

    string Project =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="DingTalk.Testing" Version="{packed.Version}" />
          </ItemGroup>
        </Project>
        """;

    const string Program =
        """"
        using System.Text;
        using DingTalk.Testing;

        Console.OutputEncoding = new UTF8Encoding(false);
        await using var group = await DingTalkGroup.StartAsync();
        using var http = new HttpClient();
        using var body = new StringContent("""{"msgtype":"text","text":{"content":"磁盘满"}}""", null, "application/json");
        await http.PostAsync(group.Webhook, body);
        var message = await group.WaitForMessageAsync();
        Console.WriteLine(group.Webhook);
        Console.WriteLine(message.Text);
        """";

    static async Task<string> SendAsync(HttpClient http, string webhook, string content)
    {
        using var response = await http.PostAsJsonAsync(webhook, new { msgtype = "text", text = new { content } }, Cancelled);
        return await response.Content.ReadAsStringAsync(Cancelled);
    }
}
