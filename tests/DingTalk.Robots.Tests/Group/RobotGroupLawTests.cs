using CsCheck;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Group;

/// <summary>
/// Whatever the robots do: DingTalk never sees more than a robot's limit, no message is delivered twice, a result says delivered
/// exactly where the group has the message, and while a robot is fit and has a permit, a message gets through.
/// </summary>
public sealed class RobotGroupLawTests
{
    static readonly long[] Codes = [0, 0, 0, 0, 130101, 90030, 400102, 310000, -1, 430101, 1];

    [Fact]
    public async Task NoMessageTwiceNoLimitBrokenAndNoFitRobotLeftOut()
    {
        await Gen.Select(Gen.Int[1, 6], Gen.Select(Gen.Int[0, 30], Gen.Int[0, Codes.Length - 1], Gen.Int[0, 5]).Array[1, 200])
            .SampleAsync(async (robots, steps) =>
            {
                using var group = new FakeGroup(robots);
                var number = 0;
                foreach (var (seconds, fault, robot) in steps)
                {
                    group.Clock.Advance(TimeSpan.FromSeconds(seconds / 10.0));
                    group.Faults[robot % robots] = Codes[fault] switch
                    {
                        0 => null,
                        1 => FakeGroup.Doubt,
                        var code => () => FakeGroup.Refusal(code),
                    };
                    using var permit = group.Group.RateLimiter.AttemptAcquire();
                    if (!permit.IsAcquired) continue;

                    var body = $"message {number++}.";
                    var before = group.Delivered.Count;
                    var fit = Enumerable.Range(0, robots).Any(i => group.Faults[i] is null
                        && !group.Group.GetMembers()[i].IsOut
                        && group.Robots[i].RateLimiter.GetStatistics()!.CurrentAvailablePermits > 0);
                    var result = await group.Group.SendOnPermitAsync(
                        new TextMessage(body) { MsgUuid = body }, permit, TestContext.Current.CancellationToken);
                    var copies = group.Delivered.Count(message => message.Body.Contains(body));
                    Assert.Equal(result.IsDelivered ? 1 : 0, copies);
                    Assert.Equal(before + copies, group.Delivered.Count);
                    if (fit && result.Outcome is SendOutcome.NotAccepted && result.Reason != SendReason.Busy) Assert.Fail(result.ToString());
                }

                Assert.Equal(0, group.Throttled);
            }, iter: 200);
    }
}
