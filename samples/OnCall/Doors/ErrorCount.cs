namespace OnCall.Doors;

/// <summary>The errors that the application has logged, counted apart from the library, whose account it is held against.</summary>
sealed class ErrorCount
{
    long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Add() => Interlocked.Increment(ref _value);
}
