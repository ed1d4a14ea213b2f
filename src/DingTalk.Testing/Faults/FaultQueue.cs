namespace DingTalk.Testing.Faults;

/// <summary>The faults to come, in the order in which they were asked for, and those that still keep a request waiting.</summary>
sealed class FaultQueue
{
    public const int Capacity = 1000;

    readonly object _gate = new();
    readonly List<PendingFault> _faults = [];
    int _lastId;

    /// <summary>How many are still to come.</summary>
    public int Count
    {
        get { lock (_gate) return _faults.Count(fault => fault.Left > 0); }
    }

    public IReadOnlyList<PendingFault> All
    {
        get { lock (_gate) return [.. _faults]; }
    }

    /// <exception cref="InvalidOperationException">There are too many already.</exception>
    public PendingFault Add(RobotFault fault, int times, string? robot = null)
    {
        lock (_gate)
        {
            if (_faults.Count >= Capacity) throw new InvalidOperationException($"There are {Capacity} faults already.");
            var pending = new PendingFault(++_lastId, fault, times, robot);
            _faults.Add(pending);
            return pending;
        }
    }

    public PendingFault? Next(string robot)
    {
        lock (_gate)
        {
            if (_faults.Find(fault => fault.Left > 0 && (fault.Robot is null || fault.Robot == robot)) is not { } next) return null;
            if (next.Left != PendingFault.UntilCleared) next.Left--;
            if (next.Fault.Holds) next.Held++;
            Tidy(next);
            return next;
        }
    }

    /// <summary>One request that the fault kept waiting waits no more.</summary>
    public void LetGo(PendingFault fault)
    {
        lock (_gate)
        {
            fault.Held--;
            Tidy(fault);
        }
    }

    /// <summary>Switches one off. False where there is none of this number.</summary>
    public bool Remove(int id)
    {
        lock (_gate)
        {
            if (_faults.Find(fault => fault.Id == id) is not { } found) return false;
            found.Clear();
            _faults.Remove(found);
            return true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            foreach (var fault in _faults) fault.Clear();
            _faults.Clear();
        }
    }

    void Tidy(PendingFault fault)
    {
        if (fault is { Left: 0, Held: 0 }) _faults.Remove(fault);
    }
}
