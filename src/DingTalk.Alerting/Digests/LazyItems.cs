using System.Collections;

namespace DingTalk.Alerting;

/// <summary>A list of known length whose items are made one by one, when they are first looked at.</summary>
sealed class LazyItems<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    where T : class
{
    readonly T?[] _items = new T?[count];

    public int Count => count;

    public T this[int index] => _items[index] ??= make(index);

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
