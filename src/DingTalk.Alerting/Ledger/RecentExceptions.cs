using System.Runtime.CompilerServices;

namespace DingTalk.Alerting;

/// <summary>
/// The exception instances that were counted moments ago, so that one that is logged again (ASP.NET logs what the application
/// already did) is told once. A table of fixed size without a lock or an allocation; a newer exception takes an older one's
/// slot.
/// </summary>
sealed class RecentExceptions
{
    const int Slots = 512;
    static readonly long Moments = TimeSpan.FromSeconds(10).Ticks;

    /// <summary>Stands in a slot while somebody writes it.</summary>
    static readonly Exception Busy = new InvalidOperationException();
    readonly Slot[] _slots = new Slot[Slots];

    public AlertGroup? Find(Exception exception, long utcTicks)
    {
        ref var slot = ref SlotOf(exception);
        if (!ReferenceEquals(Volatile.Read(ref slot.Exception), exception)) return null;
        var group = Volatile.Read(ref slot.Group);
        var ticks = Volatile.Read(ref slot.Ticks);
        // Read again: in between the slot may have gone to another exception.
        if (!ReferenceEquals(Volatile.Read(ref slot.Exception), exception)) return null;
        return Math.Abs(utcTicks - ticks) <= Moments ? group : null;
    }

    public void Add(Exception exception, AlertGroup group, long utcTicks)
    {
        ref var slot = ref SlotOf(exception);
        var old = Volatile.Read(ref slot.Exception);
        if (ReferenceEquals(old, Busy)) return;
        if (!ReferenceEquals(Interlocked.CompareExchange(ref slot.Exception, Busy, old), old)) return;
        Volatile.Write(ref slot.Group, group);
        Volatile.Write(ref slot.Ticks, utcTicks);
        Volatile.Write(ref slot.Exception, exception);
    }

    /// <summary>Lets go of all instances.</summary>
    public void Clear()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var old = Volatile.Read(ref _slots[i].Exception);
            if (old is not null && !ReferenceEquals(old, Busy)) Interlocked.CompareExchange(ref _slots[i].Exception, null, old);
        }
    }

    ref Slot SlotOf(Exception exception) => ref _slots[RuntimeHelpers.GetHashCode(exception) & (Slots - 1)];

    struct Slot
    {
        public Exception? Exception;
        public AlertGroup? Group;
        public long Ticks;
    }
}
