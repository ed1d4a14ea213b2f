using System.Runtime.CompilerServices;

namespace DingTalk.Alerting;

/// <summary>
/// The exception instances that were counted moments ago, so that one that is logged again (ASP.NET logs what the application
/// already did) is told once. A table of fixed size without a lock or an allocation: an instance has four slots to go to, and
/// takes the oldest.
/// </summary>
sealed class RecentExceptions
{
    const int Sets = 256;
    const int Ways = 4;
    static readonly long Moments = TimeSpan.FromSeconds(10).Ticks;

    /// <summary>Stands in a slot while somebody writes it.</summary>
    static readonly Exception Busy = new InvalidOperationException();
    readonly Slot[] _slots = new Slot[Sets * Ways];
    int _sweep;
    bool _hasNew;

    /// <summary>Whether an instance has come since the last sweep.</summary>
    public bool HasNew => Volatile.Read(ref _hasNew);

    public AlertGroup? Find(Exception exception, long utcTicks)
    {
        var first = FirstSlot(exception);
        for (var i = first; i < first + Ways; i++)
        {
            ref var slot = ref _slots[i];
            if (!ReferenceEquals(Volatile.Read(ref slot.Exception), exception)) continue;
            var group = Volatile.Read(ref slot.Group);
            var ticks = Volatile.Read(ref slot.Ticks);
            // Read again: in between the slot may have gone to another exception.
            if (!ReferenceEquals(Volatile.Read(ref slot.Exception), exception)) return null;
            return Math.Abs(utcTicks - ticks) <= Moments ? group : null;
        }

        return null;
    }

    public void Add(Exception exception, AlertGroup group, long utcTicks)
    {
        ref var slot = ref SlotFor(exception);
        var old = Volatile.Read(ref slot.Exception);
        if (ReferenceEquals(old, Busy)) return;
        if (!ReferenceEquals(Interlocked.CompareExchange(ref slot.Exception, Busy, old), old)) return;
        Volatile.Write(ref slot.Group, group);
        Volatile.Write(ref slot.Ticks, utcTicks);
        Volatile.Write(ref slot.Sweep, Volatile.Read(ref _sweep));
        Volatile.Write(ref slot.Exception, exception);
        if (!Volatile.Read(ref _hasNew)) Volatile.Write(ref _hasNew, true);
    }

    /// <summary>Lets go of the instances that were there at the last sweep already, so that none is kept alive for long.</summary>
    /// <returns>Whether any is left.</returns>
    public bool Sweep()
    {
        Volatile.Write(ref _hasNew, false);
        var isAnyLeft = false;
        var sweep = Interlocked.Increment(ref _sweep);
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref _slots[i];
            var old = Volatile.Read(ref slot.Exception);
            if (old is null) continue;
            if (ReferenceEquals(old, Busy) || Volatile.Read(ref slot.Sweep) >= sweep - 1) isAnyLeft = true;
            else Interlocked.CompareExchange(ref slot.Exception, null, old);
        }

        return isAnyLeft;
    }

    ref Slot SlotFor(Exception exception)
    {
        var first = FirstSlot(exception);
        var oldest = first;
        for (var i = first; i < first + Ways; i++)
        {
            var there = Volatile.Read(ref _slots[i].Exception);
            if (there is null || ReferenceEquals(there, exception)) return ref _slots[i];
            if (Volatile.Read(ref _slots[i].Ticks) < Volatile.Read(ref _slots[oldest].Ticks)) oldest = i;
        }

        return ref _slots[oldest];
    }

    static int FirstSlot(Exception exception) => (RuntimeHelpers.GetHashCode(exception) & (Sets - 1)) * Ways;

    struct Slot
    {
        public Exception? Exception;
        public AlertGroup? Group;
        public long Ticks;
        public int Sweep;
    }
}
