namespace DingTalk.Testing.Checks;

/// <summary>How many requests had which outcome, since the start or the last reset.</summary>
sealed class RequestTotals
{
    public long Delivered { get; private set; }

    public long Refused { get; private set; }

    public void Count(MessageOutcome outcome)
    {
        if (outcome == MessageOutcome.Delivered)
            Delivered++;
        else
            Refused++;
    }

    public void Clear() => (Delivered, Refused) = (0, 0);
}
