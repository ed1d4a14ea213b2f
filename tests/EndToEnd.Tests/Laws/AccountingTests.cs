using CsCheck;
using DingTalk.Testing;

namespace EndToEnd.Tests.Laws;

/// <summary>Law 1 over random histories: accepted = told + pending + lost at every moment, and the group has seen what is told.</summary>
public sealed class AccountingTests
{
    static readonly RobotFault[] Faults =
    [
        RobotFault.HttpStatus(503), RobotFault.Html, RobotFault.X5, RobotFault.Empty, RobotFault.Reset, RobotFault.Hang,
        RobotFault.AcceptThenReset, RobotFault.AcceptThenHang, RobotFault.NotJson.AfterAccepting(), RobotFault.StringErrcode,
        RobotFault.Throttle, RobotFault.Refuse(-1, "system busy"), RobotFault.Refuse(430102, "improper text"),
        RobotFault.Refuse(310000, "sign not match"),
    ];

    // Logs so many, after so many faults of a kind have been asked for, and then lets so many seconds pass.
    static readonly Gen<(int Events, int Fault, int Times, int Seconds)[]> Histories = Gen.Select(
        Gen.Int[0, 300], Gen.Int[0, 2 * Faults.Length], Gen.Int[1, 4], Gen.OneOf(Gen.Int[0, 5], Gen.Int[6, 900])).Array[1, 12];

    [Theory, ClassData(typeof(BothDoors))]
    public Task WhateverFailsAndMendsEveryEventIsToldOnce(DoorKind door) => Histories.SampleAsync(
        async history =>
        {
            await using var scene = await Scene.OpenAsync(door);
            await LiveAsync(scene, history);

            scene.Group.ClearFaults();
            await scene.TellAllAsync();
            scene.AssertAllTold();
        },
        iter: 25, threads: 1);

    [Theory, ClassData(typeof(BothDoors))]
    public Task WhateverFailsTheEndAccountsForEveryEvent(DoorKind door) => Histories.SampleAsync(
        async history =>
        {
            await using var scene = await Scene.OpenAsync(door);
            await LiveAsync(scene, history);

            var took = await scene.CloseWhileTimePassesAsync();

            Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5.5));
            Assert.Equal(0, scene.Statistics.Pending);
            scene.AssertAccount();
        },
        iter: 15, threads: 1);

    static async Task LiveAsync(Scene scene, (int Events, int Fault, int Times, int Seconds)[] history)
    {
        foreach (var (events, fault, times, seconds) in history)
        {
            if (fault < Faults.Length) scene.Group.Fail(Faults[fault], times);
            scene.LogKinds(events, kinds: 7);
            await scene.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            scene.AssertAccount();
        }
    }
}
