namespace DingTalk.Robots;

/// <summary>Reads an answer's body, whoever sends it: no more than a bounded part.</summary>
static class AnswerBody
{
    const int MaxBytes = 64 * 1024;

    /// <summary>The whole body, or none where it is larger than what any answer of DingTalk's is.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
#if NETSTANDARD2_0
        // Streams of the old runtime do not listen to a token.
        using var registration = cancellationToken.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#else
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        var buffer = new byte[1024];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == MaxBytes) return default;
                Array.Resize(ref buffer, Math.Min(length * 4, MaxBytes));
            }

            var read = await stream.ReadPartAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
            if (read == 0) return buffer.AsMemory(0, length);
            length += read;
        }
    }
}
