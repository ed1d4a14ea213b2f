namespace Clients.Tests.Programs;

/// <summary>Python's standard library as an app: both hosts, a form written by hand, and forms where JSON is usual.</summary>
public sealed class AppPythonTests : ClientTest
{
    [Fact]
    public async Task EveryCallIsAnsweredAsTheScriptExpects()
    {
        // The other clients test as much where there is no Python: it alone is never insisted on.
        if (Tool.Find("python3") is not { } python)
        {
            Assert.Skip("python3 is not on the path.");
            return;
        }

        var app = Group.App;
        var script = Path.Combine(AppContext.BaseDirectory, "Python", "app.py");
        var ran = await Finished.ClientAsync(
            python, script, app.Address, app.AppKey, app.AppSecret, app.RobotCode, app.Conversations[0], $"{app.AgentId}");

        Assert.True(ran.Code == 0, ran.Errors);
        Assert.Equal(
            """
            {"token":[0,7200],"media":[0,"image"],"group":[200,["processQueryKey"]],"people":[200,["nobody"]],"work":[0,true],
            "mobile":[0,"user2"],"wrong":[200,40089],"stale":[400,"InvalidAuthentication"]}
            """.ReplaceLineEndings(""),
            ran.Output.Trim());
        Assert.Equal(
            [MessageChannel.Group, MessageChannel.Person, MessageChannel.Work], Group.Messages.Select(message => message.Channel));
        Assert.Equal("图.png", Assert.Single(app.Media).FileName);
        Assert.Equal(["user1"], Group.Messages[1].Users);
    }
}
