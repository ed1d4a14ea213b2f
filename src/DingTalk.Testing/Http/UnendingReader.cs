using System.IO.Pipelines;

namespace DingTalk.Testing.Http;

/// <summary>Tells of the end of what a client sends only when there is nothing before it that could still be read.</summary>
sealed class UnendingReader(PipeReader inner) : PipeReader
{
    // Whoever has looked at the same bytes before needs more of them, and there are none.
    long _shown;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Show(await inner.ReadAsync(cancellationToken).ConfigureAwait(false));

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result)) return false;
        result = Show(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    ReadResult Show(ReadResult result)
    {
        var length = result.Buffer.Length;
        if (!result.IsCompleted || length == 0 || length == _shown) return result;
        _shown = length;
        return new ReadResult(result.Buffer, result.IsCanceled, isCompleted: false);
    }
}
