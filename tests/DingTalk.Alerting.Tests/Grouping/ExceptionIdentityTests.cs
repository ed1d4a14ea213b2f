namespace DingTalk.Alerting.Tests.Grouping;

public sealed class ExceptionIdentityTests
{
    static readonly (string Name, Func<Exception> Make)[] Kinds =
    [
        ("one", () => Faults.Caught(Faults.Charge)),
        ("another place", () => Faults.Caught(Faults.Refund)),
        ("a throw helper", () => Faults.Caught(() => Faults.CheckedOne(null))),
        ("a throw helper elsewhere", () => Faults.Caught(() => Faults.CheckedOther(null))),
        ("a parser", () => Faults.Caught(() => Faults.ParsedOne())),
        ("a parser elsewhere", () => Faults.Caught(() => Faults.ParsedOther())),
        ("an indexer", () => Faults.Caught(() => Faults.LookedUpOne([]))),
        ("an indexer elsewhere", () => Faults.Caught(() => Faults.LookedUpOther([]))),
        ("wrapped", () => Faults.Caught(Faults.WrapCharge)),
        ("wrapped, with another cause", () => Faults.Caught(Faults.WrapRefund)),
        ("async", () => Faults.CaughtAsync(Faults.ChargeAsync).GetAwaiter().GetResult()),
        ("async elsewhere", () => Faults.CaughtAsync(Faults.RefundAsync).GetAwaiter().GetResult()),
        ("never thrown", () => new TimeoutException()),
        ("never thrown, another type", () => new FormatException()),
        ("never thrown, with a cause", () => new FormatException("", new TimeoutException())),
    ];

    static bool AreSame(Exception one, Exception other)
    {
        var left = ExceptionIdentity.Read(one);
        var right = ExceptionIdentity.Read(other);
        var same = left.TypeChain == right.TypeChain && left.IsSame(right);
        Assert.Equal(same, left.TypeChain == right.TypeChain && right.IsSame(left));
        return same;
    }

    [Fact]
    public void EachFaultIsOneKindAndNoTwoAreTheSame()
    {
        foreach (var (name, one) in Kinds)
        {
            foreach (var (otherName, other) in Kinds)
            {
                var (left, right) = (one(), other());
                Assert.True((name == otherName) == AreSame(left, right), $"{name} and {otherName}");
                Assert.True((name == otherName) == ExceptionIdentity.Read(left).MatchesQuickly(right), $"quickly: {name} and {otherName}");
            }
        }
    }

    [Fact]
    public void RethrowingChangesNothing()
    {
        var thrown = Faults.Caught(Faults.Charge);

        Assert.True(AreSame(thrown, Faults.Caught(Faults.Rethrow)));
        Assert.True(AreSame(thrown, Faults.Caught(Faults.Dispatch)));
        Assert.True(ExceptionIdentity.Read(thrown).MatchesQuickly(Faults.Caught(Faults.Dispatch)));
    }

    [Fact]
    public async Task AwaitingFurtherOutChangesNothing()
    {
        var inner = await Faults.CaughtAsync(Faults.ChargeAsync);

        Assert.True(AreSame(inner, await Faults.CaughtAsync(Faults.PayAsync)));
    }

    [Fact]
    public void ACanceledTaskIsTheKindOfWhatWaitedForIt()
    {
        static Exception Cancel() => Faults.Caught(() => Task.FromCanceled(new CancellationToken(canceled: true)).Wait());

        Assert.True(AreSame(Cancel(), Cancel()));
        Assert.Equal(["AggregateException", "TaskCanceledException"], ExceptionIdentity.Read(Cancel()).TypeNames);
    }

    [Fact]
    public void HowManyFaultsOfATypeCameTogetherDoesNotMatter()
    {
        var one = new AggregateException(new TimeoutException());
        var many = new AggregateException(new TimeoutException(), new TimeoutException(), new AggregateException(new TimeoutException()));
        var mixed = new AggregateException(new TimeoutException(), new FormatException());

        Assert.Equal(ExceptionIdentity.Read(one).TypeChain, ExceptionIdentity.Read(new AggregateException(one)).TypeChain);
        Assert.True(AreSame(new AggregateException(new TimeoutException(), new TimeoutException()), one));
        Assert.False(AreSame(mixed, one));
        Assert.Equal(["AggregateException", "TimeoutException", "FormatException"], ExceptionIdentity.Read(mixed).TypeNames);
        Assert.InRange(ExceptionIdentity.Read(many).TypeNames.Count, 2, 8);
        Assert.False(ExceptionIdentity.Read(one).MatchesQuickly(mixed));
    }

    [Fact]
    public void HowDeepARecursionWentDoesNotMatter() => Assert.True(AreSame(
        Faults.Caught(() => Faults.Recurse(3)), Faults.Caught(() => Faults.Recurse(300))));

    [Theory]
    [InlineData("Throw Charge Pay Main", "Main", true)]
    [InlineData("Throw Charge Pay Main", "Charge Main", true)]
    [InlineData("Charge Pay", "Charge Refund Main", true)]
    [InlineData("Throw Charge Main", "Throw2 Refund Main", false)]
    [InlineData("Charge Main", "Refund Main", false)]
    [InlineData("Charge Pay Main", "Pay Charge", false)]
    [InlineData("Charge", "", false)]
    [InlineData("", "", true)]
    public void FramesThatWereInlinedAwayDoNotMatter(string one, string other, bool same)
    {
        static string[] Frames(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(same, ExceptionIdentity.IsSameTrace(Frames(one), Frames(other)));
        Assert.Equal(same, ExceptionIdentity.IsSameTrace(Frames(other), Frames(one)));
    }

    [Fact]
    public void AMethodThatIsInlinedAwayIsOneKind()
    {
        var inlined = Faults.Caught(() => Faults.CallInlined(null));
        var called = Faults.Caught(() => Faults.CallInlined(Faults.Inlined));
#if !DEBUG
        Assert.Equal("CallInlined", inlined.TargetSite!.Name);
#endif
        Assert.Equal("Inlined", called.TargetSite!.Name);
        Assert.True(AreSame(inlined, called));
    }

    [Fact]
    public void ALambdaAndALocalFunctionAreFoundWhereTheyStand()
    {
        static void Local() => throw new TimeoutException();

        Assert.False(AreSame(Faults.Caught(() => throw new TimeoutException()), Faults.Caught(Local)));
        Assert.True(AreSame(Faults.Caught(Local), Faults.Caught(Local)));
    }

    [Fact]
    public void AChainIsBounded()
    {
        Exception exception = new TimeoutException();
        for (var i = 0; i < 100; i++) exception = new InvalidOperationException("", exception);
        var identity = ExceptionIdentity.Read(exception);

        Assert.Equal(8, identity.TypeNames.Count);
        Assert.True(identity.MatchesQuickly(exception));
    }

    [Fact]
    public void ACycleAndAHostileExceptionAreRead()
    {
        var cyclic = Some.CyclicException();
        var hostile = Faults.Caught(() => throw new HostileException());

        Assert.Equal(8, ExceptionIdentity.Read(cyclic).TypeNames.Count);
        Assert.True(ExceptionIdentity.Read(cyclic).MatchesQuickly(cyclic));
        Assert.Equal(["HostileException"], ExceptionIdentity.Read(hostile).TypeNames);
        Assert.True(ExceptionIdentity.Read(hostile).MatchesQuickly(hostile));
    }

    [Fact]
    public void TheTypeChainIsReadable()
    {
        var identity = ExceptionIdentity.Read(Faults.Caught(Faults.WrapCharge));

        Assert.Equal("System.InvalidOperationException\nSystem.TimeoutException", identity.TypeChain);
        Assert.Equal(["InvalidOperationException", "TimeoutException"], identity.TypeNames);
    }

    [Fact]
    public void RecognisingAFaultOfOwnCodeHardlyAllocates()
    {
        var exceptions = Enumerable.Range(0, 20).Select(_ => Faults.Caught(Faults.WrapCharge)).ToArray();
        var identity = ExceptionIdentity.Read(exceptions[0]);
        Assert.True(identity.MatchesQuickly(exceptions[1]));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = true;
        for (var i = 2; i < exceptions.Length; i++) all &= identity.MatchesQuickly(exceptions[i]);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (exceptions.Length - 2);

        Assert.True(all);
        Assert.InRange(allocated, 0, 200);
    }

    [Fact]
    public void RecognisingAFaultOfTheFrameworkAllocatesLittle()
    {
        var exceptions = Enumerable.Range(0, 20).Select(_ => Faults.Caught(() => Faults.LookedUpOne([]))).ToArray();
        var identity = ExceptionIdentity.Read(exceptions[0]);
        Assert.True(identity.MatchesQuickly(exceptions[1]));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = true;
        for (var i = 2; i < exceptions.Length; i++) all &= identity.MatchesQuickly(exceptions[i]);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (exceptions.Length - 2);

        Assert.True(all);
        Assert.InRange(allocated, 0, 4_096);
    }
}
