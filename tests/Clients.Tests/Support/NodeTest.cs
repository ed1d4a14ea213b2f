using System.Text.Json;

namespace Clients.Tests.Support;

/// <summary>A test of one npm package: the script of its name knows how to call it.</summary>
public abstract class NodeTest(NodePackages packages, string client) : ClientTest
{
    protected const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    /// <summary>Where the package finds the group.</summary>
    protected virtual string Address => Group.Webhook;

    /// <summary>Sends one case, and returns what the package gave its caller, as JSON.</summary>
    protected async Task<string> SendAsync(string name, string? secret = null)
    {
        await packages.RequireAsync();
        var run = Path.Combine(NodePackages.Scripts, "run.mjs");
        var ran = await Finished.ClientAsync(
            Tool.Require("node"), run, packages.Folder, client, Address, secret ?? "", name);
        Assert.True(ran.Code == 0, ran.Errors);

        // A package may print what it likes; the last line is the script's.
        var line = ran.Output.TrimEnd().Split('\n')[^1];
        var told = JsonDocument.Parse(line).RootElement;
        Assert.Equal(name, told.GetProperty("name").GetString());
        return told.GetProperty("answer").GetRawText();
    }

    protected async Task<GroupMessage> ShowAsync(string name, string? secret = null)
    {
        Assert.Equal(Ok, await SendAsync(name, secret));
        return TheOnlyMessage();
    }
}
