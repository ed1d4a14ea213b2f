namespace FaultyCode;

/// <summary>A fault of an application, and a way to make it happen.</summary>
/// <param name="Kind">What an engineer would call it. Two faults of one kind are one fault that is reached on two ways.</param>
/// <param name="Happen">Makes it happen once; the number varies what may vary: arguments, names, sizes, order.</param>
public sealed record Fault(string Kind, Func<int, Task> Happen)
{
    public Fault(string kind, Action<int> happen)
        : this(kind, number =>
        {
            happen(number);
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>What there is to catch when it happens.</summary>
    public async Task<Exception> CatchAsync(int number)
    {
        try
        {
            await Happen(number);
        }
        catch (Exception caught)
        {
            return caught;
        }

        throw new NotSupportedException($"'{Kind}' did not happen.");
    }
}
