namespace DingTalk.Robots;

/// <summary>Reads and writes parts of streams in the form that each runtime likes best.</summary>
static class StreamParts
{
#if NETSTANDARD2_0
    public static async ValueTask<int> ReadPartAsync(
        this Stream stream, byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);

    public static Task WritePartAsync(this Stream stream, byte[] buffer, int count, CancellationToken cancellationToken)
        => stream.WriteAsync(buffer, 0, count, cancellationToken);
#else
    public static ValueTask<int> ReadPartAsync(
        this Stream stream, byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken);

    public static Task WritePartAsync(this Stream stream, byte[] buffer, int count, CancellationToken cancellationToken)
        => stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).AsTask();
#endif
}
