using System.Security.Cryptography;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>Ids of requests, in the form of each host.</summary>
static class RequestIds
{
    public static string New() => Guid.NewGuid().ToString().ToUpperInvariant();

    public static string Old() => RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 13);
}
