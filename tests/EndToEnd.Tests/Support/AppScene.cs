using DingTalk.Robots;
using DingTalk.Testing;
using DingTalk.Testing.Apps;
using Microsoft.Extensions.Time.Testing;

namespace EndToEnd.Tests.Support;

/// <summary>A group, its app and a robot of it, with real HTTP in between and one clock that stands still for both.</summary>
sealed class AppScene : IAsyncDisposable
{
    AppScene(DingTalkGroup group, FakeTimeProvider clock)
    {
        (Group, Clock) = (group, clock);
        Options = new AppRobotOptions
        {
            AppKey = App.AppKey,
            AppSecret = App.AppSecret,
            RobotCode = App.RobotCode,
            AgentId = App.AgentId,
            ApiAddress = App.Address,
            LegacyApiAddress = App.Address,
            HandlerFactory = () => new WireHandler(Wire),
            TimeProvider = clock,
        };
        Robot = new AppRobot(Options);
    }

    public DingTalkGroup Group { get; }

    public GroupApp App => Group.App;

    public FakeTimeProvider Clock { get; }

    public Wire Wire { get; } = new();

    public AppRobotOptions Options { get; }

    public AppRobot Robot { get; private set; }

    public string Conversation => App.Conversations[0];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AppScene> OpenAsync(GroupAppOptions? app = null, Func<AppRobotOptions, AppRobotOptions>? robot = null)
    {
        var clock = Scene.NewClock();
        var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { App = app ?? new GroupAppOptions(), TimeProvider = clock }, Token);
        var scene = new AppScene(group, clock);
        if (robot is not null)
        {
            scene.Robot.Dispose();
            scene.Robot = new AppRobot(robot(scene.Options));
        }

        return scene;
    }

    public Task<SendResult> SayAsync(string text) => Robot.SendToGroupAsync(Conversation, new TextMessage(text), Token);

    public Task<AppResult<UploadedMedia>> UploadAsync(string name, IProgress<UploadProgress>? progress = null, int bytes = 10) =>
        Robot.UploadAsync(new MemoryStream(new byte[bytes]), name, progress: progress, cancellationToken: Token);

    public async ValueTask DisposeAsync()
    {
        Robot.Dispose();
        await Group.DisposeAsync();
    }
}
