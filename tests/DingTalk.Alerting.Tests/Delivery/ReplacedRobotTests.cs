using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Alerting.Tests.Delivery;

/// <summary>New options while a message is under way: the old robot's answer says nothing of the new robot.</summary>
public sealed class ReplacedRobotTests
{
    [Theory]
    [InlineData("""{"errcode":310000,"errmsg":"sign not match"}""", 0)]
    [InlineData("not json", 1)]
    public async Task TheOldRobotsAnswerDoesNotBindTheNewOne(string oldAnswer, long inDoubt)
    {
        var clock = new FakeTimeProvider(Bench.Start);
        var old = new Handler { Answer = oldAnswer };
        var current = new Handler();
        var said = new SaidList();
        var options = new DingTalkOptions
        {
            TimeProvider = clock,
            Webhook = "http://127.0.0.1:9/robot/send?access_token=old-robot",
            HandlerFactory = () => old,
            Formatter = new PlainFormatter(),
            Diagnostics = said.Add,
        };
        await using var pipeline = AlertPipeline.Create(options);
        pipeline.Wake = static () => { };
        pipeline.Count(new AlertKey { Level = AlertLevel.Error, Template = "Kind {Id}" }, AlertText.IsTemplate, Bench.Start);
        clock.Advance(TimeSpan.FromSeconds(3));
        pipeline.Pump();
        await old.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        options.Webhook = "http://127.0.0.1:9/robot/send?access_token=new-robot";
        options.HandlerFactory = () => current;
        pipeline.Update(options);
        old.MayAnswer.SetResult();
        current.MayAnswer.SetResult();
        await pipeline.PumpAsync();
        await pipeline.PumpAsync();

        var account = pipeline.GetStatistics();
        Assert.False(pipeline.IsClosedForConfiguration);
        Assert.Equal((1, 0, inDoubt), (account.Told, account.Pending, account.InDoubt));
        Assert.Single(current.Bodies);
        Assert.DoesNotContain(old.Bodies[0], current.Bodies);
    }

    sealed class Handler : HttpMessageHandler
    {
        public string Answer { get; init; } = """{"errcode":0,"errmsg":"ok"}""";
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource MayAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            Asked.TrySetResult();
            await MayAnswer.Task;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer) };
        }
    }
}
