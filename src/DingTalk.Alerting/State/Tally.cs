namespace DingTalk.Alerting;

/// <summary>
/// A counter in one 8-byte word, which shows by itself whether it is one: it goes up in steps of a prime number, so that of all
/// words that chance could leave in a file one in 65,521 is a count. Counting stays one interlocked addition.
/// </summary>
static class Tally
{
    public const long Step = 65_521;

    /// <summary>Added to a word that counts no more: far enough below zero that no number of late counts brings it back.</summary>
    public const long Retired = -(1L << 62);

    /// <summary>The most that is taken over from files; what is more is no count of events.</summary>
    public const long Most = -Retired / Step / 4;

    /// <summary>Of the step, among 64-bit numbers: a multiplication in place of a division.</summary>
    const long Inverse = 6_378_838_547_611_259_153;

    /// <summary>Counts one: the count, or a number below zero where the word is retired.</summary>
    public static long Increment(ref long word)
    {
        var raised = Interlocked.Add(ref word, Step);
        return raised < 0 ? -1 : unchecked(raised * Inverse);
    }

    /// <summary>The count of a word of ours; below zero where it is retired.</summary>
    public static long Read(ref long word)
    {
        var there = Volatile.Read(ref word);
        return there < 0 ? -1 : unchecked(there * Inverse);
    }

    /// <summary>Ends a word's counting, and returns its count.</summary>
    public static long Retire(ref long word) => unchecked((Interlocked.Add(ref word, Retired) - Retired) * Inverse);

    /// <summary>Ends a word's counting if it stands at a count.</summary>
    public static bool TryRetire(ref long word, long count)
    {
        var expected = Word(count);
        return Interlocked.CompareExchange(ref word, expected + Retired, expected) == expected;
    }

    public static void Write(ref long word, long count) => Volatile.Write(ref word, Word(count));

    public static long Word(long count) => count * Step;

    /// <summary>Reads a word that may be anything.</summary>
    public static bool TryParse(long word, out long count)
    {
        count = word / Step;
        return word >= 0 && word < -Retired && word % Step == 0;
    }
}
