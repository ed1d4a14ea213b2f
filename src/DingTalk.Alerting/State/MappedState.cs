using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;

namespace DingTalk.Alerting;

/// <summary>
/// The file of this run, in memory: what is written here stands in the file, whatever becomes of the process. It is never
/// unmapped by hand. A thread that logs may be about to count at any time, so the garbage collector decides when nobody can any
/// more: each slot, and through it each group, keeps this alive.
/// </summary>
sealed unsafe class MappedState
{
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _start;
    readonly int _slots;
    readonly ConcurrentStack<int> _free = new();

    /// <summary>Maps a file that was allocated in full: the first write to a page that the disk cannot back would end the process.</summary>
    /// <param name="stream">The file; it stays open and locked elsewhere.</param>
    /// <param name="slots">How many slots it has.</param>
    /// <param name="left">How many of them are taken by what earlier runs left.</param>
    public MappedState(FileStream stream, int slots, int left)
    {
        _slots = slots;
        var length = StateLayout.Length(slots);
        if (stream.Length < length) throw new IOException("it is shorter than it was made");
        // Given up at once: the view stands by itself, and this would keep the file open, and locked, for as long as it lives.
        using var file = MemoryMappedFile.CreateFromFile(stream, null, length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.ReadWrite);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
        for (var i = slots - 1; i >= left; i--) _free.Push(i);
    }

    ~MappedState()
    {
        if (_start != null) _view.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    /// <summary>What is known of the message under way. Written under the ledger's gate.</summary>
    public FlightState Flight
    {
        set
        {
            Volatile.Write(ref *(long*)(_start + StateLayout.FlightAt), (long)value);
            GC.KeepAlive(this);
        }
    }

    /// <summary>Written under the ledger's gate.</summary>
    public void Write(in MonthRecord month)
    {
        month.WriteTo(new Span<byte>(_start + StateLayout.MonthAt, MonthRecord.Size));
        GC.KeepAlive(this);
    }

    /// <summary>The slot that what an earlier run left stands in.</summary>
    public StateSlot At(int index) => new(this, index, (long*)(_start + StateLayout.SlotAt(index)), _start + StateLayout.TextAt(index, _slots));

    /// <summary>A slot for a new kind, with its record written and nothing counted; null where none is free.</summary>
    public StateSlot? TryTake(KindRecord kind)
    {
        if (!_free.TryPop(out var index)) return null;
        var slot = At(index);
        slot.Open(kind);
        return slot;
    }

    public bool HasFree => !_free.IsEmpty;

    public void Return(int index) => _free.Push(index);
}
