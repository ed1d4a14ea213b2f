namespace DingTalk.Alerting;

/// <summary>
/// One kind's place in the file: 8-byte words that only ever grow, each change of them one write, so that a kill at any moment
/// leaves a state that makes sense. Counted ≥ cut ≥ settled; what is counted and not settled is untold.
/// </summary>
sealed unsafe class StateSlot
{
    readonly MappedState _owner;
    readonly int _index;
    readonly long* _words;
    readonly byte* _text;
    bool _isFree;

    public StateSlot(MappedState owner, int index, long* words, byte* text)
    {
        _owner = owner;
        _index = index;
        _words = words;
        _text = text;
    }

    /// <summary>
    /// Only now can no thread be about to count in this slot: it was forgotten, and the group that held it is out of reach.
    /// </summary>
    ~StateSlot()
    {
        if (Volatile.Read(ref _isFree)) _owner.Return(_index);
    }

    /// <summary>The counter; any thread. Whoever uses it keeps the slot alive meanwhile.</summary>
    public ref long Counted => ref _words[StateLayout.CountedWord];

    public bool HasSample { get; private set; }

    // All others under the ledger's gate, except for the sample, which one thread at a time writes.

    /// <summary>Begins anew: the record first, and last the word that says that the slot is taken.</summary>
    public void Open(KindRecord kind)
    {
        for (var word = StateLayout.CountedWord; word <= StateLayout.LastWord; word++) Write(word, 0);
        new Span<byte>(_text, StateLayout.TextSize).Clear();
        kind.WriteTo(new Span<byte>(_text, StateLayout.KindSize));
        Thread.MemoryBarrier();
        Write(StateLayout.KindWord, kind.Word);
        GC.KeepAlive(this);
    }

    /// <summary>So many have been cut for the message that is next.</summary>
    public void Cut(long counted) => Write(StateLayout.CutWord, Tally.Word(counted));

    /// <summary>What was cut is told, or given up.</summary>
    public void Settle() => Write(StateLayout.SettledWord, Read(StateLayout.CutWord));

    /// <summary>What was cut may have been shown, and is untold.</summary>
    public void Doubt() => Write(StateLayout.DoubtWord, Read(StateLayout.CutWord));

    /// <summary>The count at the end of the run; what is refused after it stands in the counter as well.</summary>
    public void Close(long counted) => Write(StateLayout.ClosedWord, Tally.Word(counted));

    public void Times(long firstTicks, long lastTicks)
    {
        if (firstTicks > 0) Write(StateLayout.FirstWord, firstTicks);
        if (lastTicks > 0) Write(StateLayout.LastWord, lastTicks);
    }

    /// <summary>Nothing of it is untold: it may go to another kind once nobody can count in it any more.</summary>
    public void Free()
    {
        Write(StateLayout.KindWord, 0);
        Volatile.Write(ref _isFree, true);
    }

    public void Write(AlertSample sample)
    {
        SampleRecord.WriteTo(new Span<byte>(_text + StateLayout.KindSize, StateLayout.SampleSize), sample);
        HasSample = true;
        GC.KeepAlive(this);
    }

    long Read(int word)
    {
        var value = Volatile.Read(ref _words[word]);
        GC.KeepAlive(this);
        return value;
    }

    void Write(int word, long value)
    {
        Volatile.Write(ref _words[word], value);
        GC.KeepAlive(this);
    }
}
