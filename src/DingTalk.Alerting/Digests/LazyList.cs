using System.Collections;

namespace DingTalk.Alerting;

/// <summary>A list that is made when it is first looked at: what does not fit into a message is never rendered.</summary>
sealed class LazyList<T>(Func<IReadOnlyList<T>> make) : IReadOnlyList<T>
{
    readonly Lazy<IReadOnlyList<T>> _items = new(make);

    public int Count => _items.Value.Count;
    public T this[int index] => _items.Value[index];
    public IEnumerator<T> GetEnumerator() => _items.Value.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
