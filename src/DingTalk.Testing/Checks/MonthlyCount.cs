namespace DingTalk.Testing.Checks;

/// <summary>
/// A quota of messages in one calendar month, which begins at midnight in China: the organisation's, or one robot's own.
/// </summary>
sealed class MonthlyCount(int? quota)
{
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    int _month;
    int _taken;

    public int? Quota { get; set; } = quota;

    public bool HasRoom(DateTimeOffset now) => Quota is not { } quota || Taken(now) < quota;

    public int Taken(DateTimeOffset now)
    {
        var local = now.ToOffset(China);
        var month = local.Year * 12 + local.Month;
        if (month != _month)
        {
            _month = month;
            _taken = 0;
        }

        return _taken;
    }

    public void Take(DateTimeOffset now) => _taken = Taken(now) + 1;

    public void Clear() => _taken = 0;
}
