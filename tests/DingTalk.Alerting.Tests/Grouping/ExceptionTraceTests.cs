namespace DingTalk.Alerting.Tests.Grouping;

/// <summary>Traces are written innermost first: frames as name@offset, then the calls that failed, then the throw statement.</summary>
public sealed class ExceptionTraceTests
{
    [Theory]
    // Who called does not matter.
    [InlineData("Charge@9 Pay@4 Main@1 throw 0", "Charge@9 Refund@2 throw 0", true)]
    [InlineData("Charge@9 Main@1 throw 0", "Refund@9 Main@1 throw 0", false)]
    // Two statements are two faults, wherever they stand in the code of this build.
    [InlineData("Charge@9 throw 0", "Charge@30 throw 1", false)]
    [InlineData("Charge@9 throw 0", "Charge@12 throw 0", true)]
    // Two null references in one method are not told apart.
    [InlineData("Charge@9 Main@1", "Charge@30 Main@1", true)]
    // Inlined: the caller stands where it had called.
    [InlineData("Throw@9 Charge@5 Pay@4 Main@1 throw 0", "Main@1", true)]
    [InlineData("Throw@9 Charge@5 Pay@4 Main@1 throw 0", "Charge@5 Main@1", true)]
    [InlineData("Charge@9 Pay@4 Main@1 throw 0", "Pay@7 Main@1", true)]
    [InlineData("Charge@9 Pay@4 Main@1 in Throw,First", "Pay@7 Main@1 in Throw", true)]
    // The caller may have begun it, and stands elsewhere; or it threw itself.
    [InlineData("Charge@9 Pay@4 Main@1", "Pay@7 Main@1 maybe", false)]
    [InlineData("Charge@9 Pay@4 Main@1 in Throw,Parse", "Pay@7 Main@1 in Throw,Parse maybe", false)]
    [InlineData("Charge@9 Pay@4 Main@1 in Throw,Parse", "Pay@4 Main@1 in Throw maybe", true)]
    [InlineData("Charge@9 Pay@4 Main@1 throw 0", "Pay@4 Main@1 throw 0", false)]
    // Others' code threw.
    [InlineData("Charge@9 Main@1 in Throw,Parse", "Charge@9 Main@1 in Throw", true)]
    [InlineData("Charge@9 Main@1 in Throw,TryFirst,First", "Charge@9 Main@1 in Empty,First", true)]
    [InlineData("Charge@9 Main@1 in Throw,First", "Charge@9 Main@1 in Throw,Single", false)]
    [InlineData("Charge@9 Main@1 in Throw,First", "Charge@9 Main@1 throw 0", false)]
    [InlineData("Charge@9 Main@1 in Throw,First", "Charge@9 Main@1 maybe", false)]
    // The call was inlined whole, and its throw helper is hidden: nobody else can have thrown.
    [InlineData("Charge@9 Main@1 in Throw,First", "Charge@9 Main@1", true)]
    [InlineData("Charge@9 Pay@4 Main@1 in First", "Pay@7 Main@1", true)]
    // No trace is inside of every other, and says nothing of where it was thrown.
    [InlineData("Charge@9", "", false)]
    [InlineData("", "", true)]
    public void TracesAreOfOneFaultAsTheRuleHasIt(string one, string other, bool same)
    {
        Assert.Equal(same, Trace(one).IsSame(Trace(other), callsTell: true));
        Assert.Equal(same, Trace(other).IsSame(Trace(one), callsTell: true));
    }

    [Fact]
    public void WhereACallSaysNothingItDoesNotMatter() =>
        Assert.True(Trace("Charge@9 in Throw,Send").IsSame(Trace("Charge@9 in GetResult"), callsTell: false));

    static ExceptionTrace Trace(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var frames = words.Where(static word => word.Contains('@', StringComparison.Ordinal)).Select(static word => word.Split('@')).ToArray();
        var statement = Array.IndexOf(words, "throw");
        var calls = Array.IndexOf(words, "in");
        return new ExceptionTrace(
            [.. frames.Select(static frame => frame[0])],
            [.. frames.Select(static frame => int.Parse(frame[1], null))],
            calls < 0 ? [] : words[calls + 1].Split(','),
            statement < 0 ? ThrowStatement.None : int.Parse(words[statement + 1], null),
            words.Contains("maybe"));
    }
}
