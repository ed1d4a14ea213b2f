namespace DingTalk.Alerting;

/// <summary>What became of an event at the counter.</summary>
public readonly struct AlertReceipt
{
    readonly AlertGroup? _group;
    readonly long _position;

    internal AlertReceipt(AlertGroup group, long position, bool isNew)
    {
        _group = group;
        _position = position;
        IsNew = isNew;
    }

    /// <summary>Whether the event was counted. False from <see cref="AlertPipeline.TryCountRepeat"/> means: not known by reference, count it in full.</summary>
    public bool IsCounted => _group is not null;

    /// <summary>Whether the event is the first of its kind.</summary>
    public bool IsNew { get; }

    /// <summary>
    /// Whether a rendered sample of this event would be kept: the first 16 after every digest, then ever more rarely. Where
    /// handing over the source costs nothing, call <see cref="Keep"/> for every event.
    /// </summary>
    public bool WantsSample =>
        _position > 0 && (_position <= AlertGroup.RetainedCount || (_position & (_position - 1)) == 0);

    /// <summary>
    /// Whether the event is the first of its kind since the last digest, so that lines logged before it would be told with it;
    /// see <see cref="AlertPipeline.KeepContext"/>.
    /// </summary>
    public bool WantsContext => _position == 1;

    /// <summary>The number of the group that the event was counted in, from 1; 0 where it was not counted.</summary>
    public long GroupId => _group?.Id ?? 0;

    /// <summary>Keeps the event's source for samples, varying values and a fallback: a slot, no allocation.</summary>
    /// <param name="source">The event: an <see cref="AlertSample"/>, or whatever the pipeline's renderer understands.</param>
    public void Keep(object source)
    {
        if (_position > 0) _group!.Keep(_position, source is AlertSample sample ? SampleBounds.Cut(sample) : source);
    }

    internal void KeepContext(ContextRing ring, object key)
    {
        if (WantsContext && ring.Before(key, _group!.Level) is { Length: > 0 } context) _group.KeepContext(context);
    }

    /// <summary>
    /// The same exception told by somebody else: counted, but no sample of this kind, unless there would be none at all.
    /// </summary>
    internal AlertReceipt AsFolded() => _position == 1 ? this : new AlertReceipt(_group!, 0, isNew: false);
}
