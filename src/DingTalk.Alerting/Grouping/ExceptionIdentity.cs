namespace DingTalk.Alerting;

/// <summary>What makes two exceptions the same: the chain of their types, and where they were thrown.</summary>
sealed class ExceptionIdentity
{
    /// <summary>Reads an exception in full: type chain, throw site, own frames.</summary>
    public static ExceptionIdentity Read(Exception exception) => throw new NotImplementedException();

    /// <summary>The type chain, outermost first, as full names joined by a line feed; the same for the same chain of types.</summary>
    public string TypeChain => throw new NotImplementedException();

    /// <summary>The type chain as short names, outermost first.</summary>
    public IReadOnlyList<string> TypeNames => throw new NotImplementedException();

    /// <summary>
    /// Whether this exception is surely of this identity: the same types by reference and the same throwing methods in own code,
    /// without reading frames. False means only that it must be read in full.
    /// </summary>
    public bool MatchesQuickly(Exception exception) => throw new NotImplementedException();

    /// <summary>
    /// Whether another exception, with the same type chain, was thrown at the same site, or its trace and this one are the same
    /// but for frames that the JIT inlined away.
    /// </summary>
    public bool IsSame(ExceptionIdentity other) => throw new NotImplementedException();
}
