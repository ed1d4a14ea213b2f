using System.Security.Cryptography;

namespace DingTalk.Testing.Apps.State;

/// <summary>The last 10,000 messages of the app.</summary>
sealed class SentMessages
{
    const int Capacity = 10_000;

    readonly Dictionary<string, SentMessage> _messages = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();

    /// <summary>A key as DingTalk's look, with all the characters that must be escaped in an address.</summary>
    public static string NewKey() =>
        Convert.ToBase64String([0x43, 0xEF, 0xFE, .. RandomNumberGenerator.GetBytes(25)]);

    public void Add(SentMessage message)
    {
        _messages.Add(message.Key, message);
        _order.Enqueue(message.Key);
        if (_order.Count > Capacity) _messages.Remove(_order.Dequeue());
    }

    public SentMessage? Find(string key, MessageChannel channel) =>
        _messages.TryGetValue(key, out var message) && message.Channel == channel ? message : null;

    public SentMessage? Find(long inboxId) => _messages.Values.FirstOrDefault(message => message.InboxId == inboxId && inboxId > 0);

    public void Clear()
    {
        _messages.Clear();
        _order.Clear();
    }
}
