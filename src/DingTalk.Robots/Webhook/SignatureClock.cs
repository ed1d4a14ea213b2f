namespace DingTalk.Robots;

/// <summary>
/// The time that signatures are made with: this machine's, until DingTalk refuses one for it; from then on DingTalk's, which its
/// answers tell (the <c>Date</c> header, exact to a second).
/// </summary>
sealed class SignatureClock(TimeProvider time)
{
    /// <summary>DingTalk allows an hour. Who is refused with less between the clocks is not refused for them.</summary>
    static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    long _aheadTicks;

    public DateTimeOffset Now => time.GetUtcNow() - TimeSpan.FromTicks(Volatile.Read(ref _aheadTicks));

    /// <summary>Goes by the server's time after it refused this one's; says how far this machine's clock is ahead of it.</summary>
    /// <returns>False where the times agree already: then the next signature would be refused as well.</returns>
    public bool TryCorrect(DateTimeOffset serverTime, out TimeSpan ahead)
    {
        ahead = time.GetUtcNow() - serverTime;
        if ((ahead - TimeSpan.FromTicks(Volatile.Read(ref _aheadTicks))).Duration() < Least) return false;
        Volatile.Write(ref _aheadTicks, ahead.Ticks);
        return true;
    }
}
