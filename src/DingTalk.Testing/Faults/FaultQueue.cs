namespace DingTalk.Testing.Faults;

/// <summary>The faults to come, in the order in which they were asked for.</summary>
sealed class FaultQueue
{
    readonly object _gate = new();
    readonly LinkedList<(RobotFault Fault, int Times)> _faults = new();

    public int Count
    {
        get { lock (_gate) return _faults.Count; }
    }

    public void Add(RobotFault fault, int times)
    {
        lock (_gate) _faults.AddLast((fault, times));
    }

    public RobotFault? Next()
    {
        lock (_gate)
        {
            if (_faults.First is not { } first) return null;
            var (fault, times) = first.Value;
            if (times == 1)
                _faults.RemoveFirst();
            else if (times < int.MaxValue)
                first.Value = (fault, times - 1);
            return fault;
        }
    }

    public void Clear()
    {
        lock (_gate) _faults.Clear();
    }
}
