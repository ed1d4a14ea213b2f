namespace DingTalk.Alerting;

/// <summary>
/// Runs what users wrote (a value's <c>ToString</c>, a format provider) where it can hang without holding up the alerts: on a
/// thread of its own, for a second. One that hangs is abandoned; while two of them hang, nothing more is tried.
/// </summary>
sealed class CaptureGuard(TimeSpan patience)
{
    public const int MaxAbandoned = 2;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly object _lock = new();
    Worker? _worker;
    int _abandoned;

    /// <summary>How many threads hang now.</summary>
    public int Abandoned
    {
        get
        {
            lock (_lock) return _abandoned;
        }
    }

    /// <summary>Runs a function; false where it takes too long, or cannot be tried. What it throws is thrown.</summary>
    public bool TryRun<T>(Func<T> function, out T? result)
    {
        result = default;
        var box = new Job<T>(function);
        Worker worker;
        lock (_lock)
        {
            if (_abandoned >= MaxAbandoned) return false;
            worker = _worker ?? new Worker(this);
            _worker = null;
        }

        worker.Start(box);
        if (!box.Wait(patience))
        {
            lock (_lock)
            {
                // It may have ended in this very moment.
                if (!box.IsOver)
                {
                    box.IsAbandoned = true;
                    _abandoned++;
                    return false;
                }
            }
        }

        result = box.Result;
        return true;
    }

    /// <summary>A job is over: its thread is free again. An abandoned one leaves instead.</summary>
    bool Release(Worker worker, Job job)
    {
        lock (_lock)
        {
            job.IsOver = true;
            if (job.IsAbandoned)
            {
                _abandoned--;
                return false;
            }

            // Somebody else's call may have made one meanwhile.
            if (_worker is not null) return false;
            _worker = worker;
            return true;
        }
    }

    /// <summary>An idle thread leaves, unless a job has just been given to it.</summary>
    bool TryLeave(Worker worker)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_worker, worker)) return false;
            _worker = null;
            return true;
        }
    }

    abstract class Job
    {
        readonly object _done = new();
        bool _isDone;

        // Under the guard's lock.
        public bool IsOver { get; set; }
        public bool IsAbandoned { get; set; }

        public bool Wait(TimeSpan time)
        {
            lock (_done) return _isDone || (Monitor.Wait(_done, time) && _isDone);
        }

        public void Finish()
        {
            lock (_done)
            {
                _isDone = true;
                Monitor.PulseAll(_done);
            }
        }

        public abstract void Run();
    }

    sealed class Job<T>(Func<T> function) : Job
    {
        T? _result;
        Exception? _exception;

        public T? Result
        {
            get
            {
                if (_exception is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(_exception).Throw();
                return _result;
            }
        }

        public override void Run()
        {
            try
            {
                _result = function();
            }
            catch (Exception e)
            {
                _exception = e;
            }
        }
    }

    sealed class Worker
    {
        static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

        readonly CaptureGuard _guard;
        readonly object _wake = new();
        Job? _job;

        public Worker(CaptureGuard guard)
        {
            _guard = guard;
            new Thread(Loop) { IsBackground = true, Name = "DingTalk capture" }.Start();
        }

        public void Start(Job job)
        {
            lock (_wake)
            {
                _job = job;
                Monitor.Pulse(_wake);
            }
        }

        Job? Next()
        {
            lock (_wake)
            {
                if (_job is null) Monitor.Wait(_wake, Idle);
                var job = _job;
                _job = null;
                return job;
            }
        }

        void Loop()
        {
            while (true)
            {
                if (Next() is not { } job)
                {
                    if (_guard.TryLeave(this)) return;
                    continue;
                }

                job.Run();
                var stays = _guard.Release(this, job);
                job.Finish();
                if (!stays) return;
            }
        }
    }
}
