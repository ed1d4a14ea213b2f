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
        Assert.Equal(["AggregateException", "FormatException", "TimeoutException"], ExceptionIdentity.Read(mixed).TypeNames);
        Assert.InRange(ExceptionIdentity.Read(many).TypeNames.Count, 2, 8);
        Assert.False(ExceptionIdentity.Read(one).MatchesQuickly(mixed));
        Assert.True(AreSame(mixed, new AggregateException(new FormatException(), new TimeoutException(), new FormatException())));
    }

    [Fact]
    public void OfManyFaultsAtOnceThreeKindsCount()
    {
        Exception[] kinds = [new TimeoutException(), new FormatException(), new InvalidDataException(), new ArgumentException(), new IOException()];
        var all = new AggregateException(Enumerable.Range(0, 1_000).Select(i => kinds[i % kinds.Length]));
        var backwards = new AggregateException(all.InnerExceptions.Reverse());

        Assert.Equal(["AggregateException", "ArgumentException", "FormatException", "IOException"], ExceptionIdentity.Read(all).TypeNames);
        Assert.True(AreSame(all, backwards));
    }

    [Fact]
    public void AnAggregateThatHoldsItselfManyTimesIsRead()
    {
        Exception inner = new TimeoutException();
        for (var i = 0; i < 12; i++) inner = new AggregateException(inner, inner);
        Assert.Equal(["AggregateException", "TimeoutException"], ExceptionIdentity.Read(inner).TypeNames);

        // So many are not looked through: 2 to the power of 40.
        for (var i = 0; i < 28; i++) inner = new AggregateException(inner, inner);
        Assert.Equal(["AggregateException"], ExceptionIdentity.Read(inner).TypeNames);
    }

    [Fact]
    public void TheCodeTellsWhatTheTypeDoesNot()
    {
        static Exception Refused() => new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused);
        static Exception Unknown() => new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);

        Assert.True(AreSame(Refused(), Refused()));
        Assert.False(AreSame(Refused(), Unknown()));
        Assert.False(ExceptionIdentity.Read(Refused()).MatchesQuickly(Unknown()));
        Assert.False(AreSame(new IOException("", unchecked((int)0x80070020)), new IOException("", unchecked((int)0x80070070))));
    }

    [Fact]
    public void HowDeepARecursionWentDoesNotMatter() => Assert.True(AreSame(
        Faults.Caught(() => Faults.Recurse(3)), Faults.Caught(() => Faults.Recurse(300))));

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
        // What the runtime takes to say which method threw, for each of the two.
        Assert.InRange(allocated - (2 * RuntimesOwn()), 0, 200);
    }

    static long RuntimesOwn()
    {
        var exceptions = Enumerable.Range(0, 20).Select(_ => Faults.Caught(Faults.Charge)).ToArray();
        GC.KeepAlive(exceptions[0].TargetSite);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var exception in exceptions) GC.KeepAlive(exception.TargetSite);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / exceptions.Length;
    }

    [Fact]
    public void ADatabaseErrorIsRecognisedByItsNumberAtLittleCost()
    {
        var exceptions = Enumerable.Range(0, 20).Select(_ => Faults.Caught(Faults.Deadlock)).ToArray();
        var identity = ExceptionIdentity.Read(exceptions[0]);
        Assert.True(identity.MatchesQuickly(exceptions[1]));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = true;
        for (var i = 2; i < exceptions.Length; i++) all &= identity.MatchesQuickly(exceptions[i]);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (exceptions.Length - 2);

        Assert.True(all);
        Assert.InRange(allocated - RuntimesOwn(), 0, 200);
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
