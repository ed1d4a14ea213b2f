namespace DingTalk.Alerting;

/// <summary>Keeps what is to be said while there is nobody yet to say it.</summary>
sealed class StateVoice
{
    readonly object _lock = new();
    List<string>? _early = [];
    Action<string>? _say;

    public void Say(string sentence)
    {
        Action<string>? say;
        lock (_lock)
        {
            _early?.Add(sentence);
            say = _say;
        }

        say?.Invoke(sentence);
    }

    public void Connect(Action<string> say)
    {
        List<string> early;
        lock (_lock)
        {
            early = _early ?? [];
            (_early, _say) = (null, say);
        }

        foreach (var sentence in early) say(sentence);
    }
}
