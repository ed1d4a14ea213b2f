using System.Security.Cryptography;

namespace DingTalk.Testing.Apps.State;

/// <summary>The app's one access token: the same is given, and lives on, for as long as it is asked for in its lifetime.</summary>
sealed class AppTokens(TimeSpan lifetime)
{
    const int Remembered = 100;

    readonly Queue<string> _former = new();
    string? _current;
    DateTimeOffset _expires;
    bool _revoked;

    public int Seconds => (int)lifetime.TotalSeconds;

    public string Issue(DateTimeOffset now)
    {
        if (_current is null || _revoked || now >= _expires)
        {
            if (_current is not null) _former.Enqueue(_current);
            if (_former.Count > Remembered) _former.Dequeue();
            _current = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant();
            _revoked = false;
        }

        _expires = now + lifetime;
        return _current;
    }

    public void Revoke() => _revoked = true;

    public TokenState Check(string token, DateTimeOffset now)
    {
        if (token == _current) return _revoked ? TokenState.Revoked : now >= _expires ? TokenState.Expired : TokenState.Valid;
        return _former.Contains(token) ? TokenState.Former : TokenState.Unknown;
    }
}
