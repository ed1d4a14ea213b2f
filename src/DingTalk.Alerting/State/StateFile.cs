namespace DingTalk.Alerting;

/// <summary>
/// What survives the process: the counts of this run, kept in a file of its own, and what earlier runs left behind. Locked until
/// it is closed; the memory stays for whoever is about to count.
/// </summary>
sealed class StateFile(string path, MappedState mapped, FileStream stream, FileStream? held, Action<string> say)
{
    volatile SampleScrub _scrub = new([], new MaskRules(SensitiveData.All));
    volatile SampleScrub _quickScrub = new([], new MaskRules(SensitiveData.All));
    volatile bool _hasRedactor;
    volatile bool _ranOut;
    volatile bool _isClosed;

    /// <summary>What earlier runs left, in the order of its slots.</summary>
    public IReadOnlyList<LeftKind> Left { get; init; } = [];

    /// <summary>The month as an earlier run left it.</summary>
    public MonthRecord? Month { get; init; }

    public string Path => path;

    /// <summary>Says a sentence once. Not under a lock: it runs what others wrote.</summary>
    public void Say(string sentence) => say(sentence);

    /// <summary>What must never stand in the file, whatever the application logs.</summary>
    /// <param name="ownSecrets">The robot's.</param>
    /// <param name="options">What is masked; secrets are, whatever they say.</param>
    public void Guard(IReadOnlyList<string> ownSecrets, DingTalkOptions options)
    {
        var rules = new MaskRules(options.Mask | SensitiveData.Secrets, options.MaskProperties);
        _hasRedactor = options.Redactor is not null;
        _quickScrub = new SampleScrub(ownSecrets, rules);
        _scrub = new SampleScrub(ownSecrets, rules, options.Redactor);
    }

    /// <summary>The slot that an earlier run's kind stands in.</summary>
    public StateSlot SlotOf(int left) => mapped.At(left);

    /// <summary>A slot for a new kind, with its record written; null where there is no room.</summary>
    public StateSlot? TryTake(in AlertIdentity identity, ExceptionIdentity? exception, bool isOther)
    {
        if (_isClosed) return null;
        if (mapped.HasFree)
        {
            var record = new KindRecord
            {
                Level = identity.Level,
                Category = identity.Category is { } category ? _quickScrub.Clean(category) : null,
                EventId = identity.EventId,
                // A redactor is the application's own code, which is not run here; the sample follows, and has been through it.
                Template = _hasRedactor && !isOther ? TextMasker.Masked : _quickScrub.Clean(identity.Text),
                ExceptionTypes = exception?.TypeNames ?? [],
                IsOther = isOther,
            };
            if (mapped.TryTake(record) is { } slot) return slot;
        }

        _ranOut = true;
        return null;
    }

    /// <summary>What is known of the message under way.</summary>
    public void Fly(FlightState flight) => mapped.Flight = flight;

    public void Keep(in MonthRecord month)
    {
        if (!_isClosed) mapped.Write(month);
    }

    /// <summary>A sample as it may stand in the file.</summary>
    public AlertSample Clean(AlertSample sample)
    {
        var clean = _scrub.Clean(SampleBounds.Cut(sample));
        return clean with
        {
            TraceId = clean.TraceId is { } trace ? _quickScrub.Clean(trace) : null,
            SpanId = clean.SpanId is { } span ? _quickScrub.Clean(span) : null,
        };
    }

    /// <summary>Says what has gone wrong since; off the logging threads.</summary>
    public void Look()
    {
        if (_ranOut)
            say($"The state file {path} has no room for more kinds: of what is counted beyond them, what is untold at a crash is lost.");
        if (!_isClosed && !File.Exists(path))
            say($"The state file {path} has been removed: from now on, what is untold at a crash is lost.");
    }

    /// <summary>Lets others have the file; one that is nobody's but ours goes when nothing is left in it.</summary>
    public void Close(bool isEmpty)
    {
        if (_isClosed) return;
        _isClosed = true;
        try
        {
            stream.Dispose();
            if (isEmpty && held is null) File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is taken over, empty, at the next start.
        }
        finally
        {
            held?.Dispose();
        }
    }
}
