using System.Diagnostics;
using FaultyCode;

namespace DingTalk.Alerting.Tests.Grouping.Exceptions;

/// <summary>What the JIT does to frames as code gets hot.</summary>
public sealed class InliningTests
{
    const int Times = 100_000;

    [Fact]
    public void AFaultThatIsThrownAHundredThousandTimesThroughSmallMethodsIsOneKind()
    {
        var depths = Hot(Times, Inlined.Shipped, isInlinedForSure: true);

        Assert.True(depths > 1, "Nothing was inlined, so that nothing was shown.");
    }

    [Fact]
    public void AFaultOfAMethodIsOneKind()
    {
        var inlined = Inlined.Over(1);
        Hot(Times / 10, inlined.Placed);
    }

    [Fact]
    public void AFaultOfAPropertyIsOneKind()
    {
        var inlined = Inlined.Over(1);
        Hot(Times / 10, _ => inlined.Sum);
    }

    [Fact]
    public void AFaultThatTheFrameworkThrowsIsOneKind()
    {
        var inlined = Inlined.Over(1);
        Hot(Times / 10, inlined.Parsed);
    }

    [Fact]
    public void AFaultOfALookUpIsOneKind()
    {
        var map = new Dictionary<int, int> { [0] = 1 };
        Hot(Times / 10, number => Inlined.Found(map, number));
    }

    [Fact]
    public void AFaultOfAThrowHelperIsOneKind() => Hot(Times / 10, static _ => Inlined.Named(null).Length);

    [Fact]
    public void AFaultOfAnAsyncMethodIsOneKind()
    {
        var inlined = Inlined.Over(1);
        Hot(Times / 10, number => inlined.LaterAsync(number).GetAwaiter().GetResult());
    }

    // The JIT compiles again in the background, when the machine has time for it: so it goes on until that has been seen.
    static int Hot(int times, Func<int, int> call, bool isInlinedForSure = false)
    {
        var grouped = new Grouped();
        var depths = new HashSet<int>();
        for (var number = 1; number <= times || (isInlinedForSure && depths.Count == 1 && number < 5 * Times); number++)
        {
            try
            {
                call(number);
            }
            catch (Exception caught)
            {
                grouped.Count(caught);
                // Now and then is enough to see that it happened.
                if (number == 1 || number % 1_000 == 0) depths.Add(new StackTrace(caught, fNeedFileInfo: false).FrameCount);
                if (number % 1_000 == 0) Thread.Yield();
            }
        }

        Assert.Equal(1, grouped.Kinds);
        return depths.Count;
    }
}
