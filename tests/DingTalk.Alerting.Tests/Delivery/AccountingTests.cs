using CsCheck;
using DingTalk.Robots;
using Support;

namespace DingTalk.Alerting.Tests.Delivery;

/// <summary>Law 1: accepted = told + pending + lost, whatever happens, and what the group sees agrees.</summary>
public sealed class AccountingTests
{
    static readonly string[] Templates = [.. Enumerable.Range(0, 12).Select(static i => "Kind " + i + " failed for {Id}")];

    enum Fate { Delivered, Unreachable, Throttled, Quota, Busy, AcceptedThenSilent, SilentThenNothing, ServerError, Content, Signature, Thrown }

    abstract record Step;

    sealed record LogEvents(int Kind, int Count, AlertLevel Level) : Step;

    sealed record PassTime(int Seconds) : Step;

    sealed record Answer(Fate Fate, int Times) : Step;

    static readonly Gen<Step> GenStep = Gen.OneOf(
        Gen.Select(Gen.Int[0, 11], Gen.Int[1, 40], Gen.Int[3, 5], static (k, n, l) => (Step)new LogEvents(k, n, (AlertLevel)l)),
        Gen.Int[1, 900].Select(static s => (Step)new PassTime(s)),
        Gen.Select(Gen.Int[0, 10], Gen.Int[1, 3], static (f, n) => (Step)new Answer((Fate)f, n)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheAccountBalancesAfterEveryStepAndAtTheEnd(bool hasListener) =>
        GenStep.Array[1, 40].Sample(steps => Run(steps, hasListener).GetAwaiter().GetResult(), iter: 400);

    static async Task Run(Step[] steps, bool hasListener)
    {
        var server = new Server();
        var bench = new Bench(static o => o.MaxKinds = 8, server.Robot);
        var listener = new RecordingListener();
        if (hasListener) bench.Pipeline.FailureListener = listener;

        foreach (var step in steps)
        {
            switch (step)
            {
                case LogEvents log:
                    bench.LogMany(log.Count, Templates[log.Kind], log.Level);
                    break;
                case PassTime pass:
                    await bench.Pass(TimeSpan.FromSeconds(pass.Seconds));
                    break;
                case Answer answer:
                    server.Next(answer.Fate, answer.Times);
                    break;
            }

            Check(bench, server, listener);
        }

        await bench.Close();
        bench.Log();
        Check(bench, server, listener);
        Assert.Equal(0, bench.Statistics.Pending);
    }

    static void Check(Bench bench, Server server, RecordingListener listener)
    {
        var account = bench.Statistics;
        Assert.Equal(bench.Logged, account.Told + account.Pending + account.Lost);
        // At the end an answer may come too late to be believed.
        if (account.IsEnabled) Assert.Equal(server.ToldAsAnswered, account.Told);
        Assert.InRange(server.Seen, account.Told, account.Told + account.InDoubt);
        if (account.InDoubt == 0) Assert.Equal(account.Told, server.Seen);
        var handedOver = listener.Failures.SelectMany(static f => f.Groups).Sum(static g => g.Sources.Count + g.Remaining);
        Assert.Equal(handedOver, account.HandedOver);
        Assert.All(listener.Failures.SelectMany(static f => f.Groups), static g => Assert.True(g.Remaining >= 0));
        Assert.True(account.Lost >= account.HandedOver);
    }

    /// <summary>DingTalk as the law sees it: which distinct messages arrived, and what was answered.</summary>
    sealed class Server
    {
        readonly Queue<Fate> _fates = new();
        readonly Dictionary<string, long> _received = [];
        readonly Dictionary<string, long> _answered = [];

        public Server() => Robot = new RecordingRobot { Answer = Answer };

        public RecordingRobot Robot { get; }
        public long Seen => _received.Values.Sum();
        public long ToldAsAnswered => _answered.Values.Sum();

        public void Next(Fate fate, int times)
        {
            for (var i = 0; i < times; i++) _fates.Enqueue(fate);
        }

        SendResult Answer(RobotMessage message)
        {
            var fate = _fates.Count > 0 ? _fates.Dequeue() : Fate.Delivered;
            if (fate is Fate.Delivered or Fate.AcceptedThenSilent) _received[message.MsgUuid!] = PlainFormatter.CountIn(message);
            if (fate == Fate.Delivered) _answered[message.MsgUuid!] = PlainFormatter.CountIn(message);
            return fate switch
            {
                Fate.Delivered => SendResult.Delivered,
                Fate.Unreachable => Some.NotAccepted(SendReason.Unreachable),
                Fate.Throttled => Some.NotAccepted(SendReason.Throttled),
                Fate.Quota => Some.NotAccepted(SendReason.Quota),
                Fate.Busy => Some.NotAccepted(SendReason.Busy),
                Fate.AcceptedThenSilent or Fate.SilentThenNothing => Some.InDoubt(SendReason.NoAnswer),
                Fate.ServerError => Some.InDoubt(SendReason.ServerError),
                Fate.Content => Some.RefusedForContent(),
                Fate.Signature => Some.RefusedForConfiguration(),
                _ => throw new InvalidOperationException("The robot is broken."),
            };
        }
    }
}
