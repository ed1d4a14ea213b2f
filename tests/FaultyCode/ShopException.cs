namespace FaultyCode;

/// <summary>The one type that many an application throws for everything.</summary>
public sealed class ShopException(string message, Exception? inner = null) : Exception(message, inner);
