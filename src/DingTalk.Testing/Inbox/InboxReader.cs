using System.Threading.Channels;

namespace DingTalk.Testing.Inbox;

/// <summary>
/// Somebody who reads every request, however few are remembered. When he falls behind, new requests wait: nothing is lost, and
/// nothing piles up.
/// </summary>
sealed class InboxReader(Action<InboxReader> leave) : IDisposable
{
    public const int MaxBacklog = 1000;

    readonly Channel<GroupMessage> _channel = Channel.CreateUnbounded<GroupMessage>();
    readonly ChangeSignal _read = new();

    /// <summary>Set when he has read something, or has gone.</summary>
    public Task NextRead => _read.Next;

    public bool IsBehind => _channel.Reader.Count > MaxBacklog;

    public ChannelReader<GroupMessage> Requests => _channel.Reader;

    public void Add(GroupMessage message) => _channel.Writer.TryWrite(message);

    /// <summary>After it, what was added can still be read.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    public void HasRead() => _read.Set();

    public void Dispose()
    {
        leave(this);
        _read.Set();
    }
}
