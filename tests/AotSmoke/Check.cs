namespace AotSmoke;

/// <summary>What has to hold, said as it is checked.</summary>
sealed class Check(string door)
{
    public bool HasFailed { get; private set; }

    public void That(bool holds, string sentence)
    {
        Console.WriteLine($"{(holds ? "ok  " : "FAIL")} {door}: {sentence}");
        HasFailed |= !holds;
    }
}
