namespace EndToEnd.Tests.Support;

public sealed class BothDoors : TheoryData<DoorKind>
{
    public BothDoors() => AddRange(DoorKind.Serilog, DoorKind.Logging);
}
