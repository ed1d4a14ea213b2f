using System.Diagnostics;

namespace DingTalk.Alerting.Tests.Grouping;

public sealed class ThrowStatementTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void EachStatementOfAMethodHasItsNumber(int which, int number)
    {
        var caught = Faults.Caught(() => Choose(which));

        Assert.Equal(number, ThrowStatement.Of(new StackTrace(caught, fNeedFileInfo: false).GetFrame(0)!, out var isOnly));
        Assert.False(isOnly);
    }

    [Fact]
    public void TheRuntimeThrowsWithoutAStatement()
    {
        var caught = Faults.Caught(() => Choose(4));

        Assert.IsType<NullReferenceException>(caught);
        Assert.Equal(ThrowStatement.None, ThrowStatement.Of(new StackTrace(caught, fNeedFileInfo: false).GetFrame(0)!, out _));
    }

    [Theory]
    // ldstr, whose operand looks like a throw; newobj; throw.
    [InlineData("727A7A7A7A 7300000000 7A", 10, 0)]
    // switch with two targets; throw; the same after a two-byte opcode with its operand.
    [InlineData("45020000007A0000007A0000007A FE157A7A7A7A7A", 13, 0)]
    [InlineData("45020000007A0000007A0000007A FE157A7A7A7A7A", 20, 1)]
    [InlineData("217A7A7A7A7A7A7A7A 1F7A 2B7A 7A", 13, 0)]
    [InlineData("7A7A", 5, ThrowStatement.None)]
    // Cut short in the middle of an instruction.
    [InlineData("7A45", 0, 0)]
    [InlineData("7AFE", 0, 0)]
    public void OperandsAreNotTakenForStatements(string code, int offset, int number) =>
        Assert.Equal(number, ThrowStatement.Find(Convert.FromHexString(code.Replace(" ", "", StringComparison.Ordinal)), offset, out _));

    static int Choose(int which)
    {
        if (which == 1) throw new ShopFault("first");
        Func<int, int> twice = number => number switch
        {
            0 or 1 or 2 or 3 or 4 => number * 2,
            _ => throw new ShopFault("in a lambda, which is another method"),
        };
        if (which == 2) throw new ShopFault("second " + twice(which));
        string? none = which > 3 ? null : "x";
        return which == 3 ? throw new ShopFault($"third {which}") : none!.Length;
    }

    sealed class ShopFault(string message) : Exception(message);
}
