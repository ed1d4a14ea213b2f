using System.Security;

namespace DingTalk.Alerting;

/// <summary>
/// Begins a run's state file: takes over what earlier runs left, and puts a new file in the place of theirs, in one step. The
/// lock is a file of its own, so that it holds while files are replaced. Who finds it taken uses a file under another name.
/// </summary>
sealed class StateStart(string path, int maxKinds, TimeProvider clock, StateDisk disk, Action<string> say)
{
    const string NotKept = "Without it the DingTalk alerts work as ever, but what is untold at a crash is lost.";

    /// <summary>How many processes can use one path at once.</summary>
    const int MostOwn = 9;

    readonly Guid _runId = Guid.NewGuid();
    readonly List<LeftKind> _left = [];
    readonly HashSet<Guid> _takenOver = [];
    readonly List<string> _done = [];
    IReadOnlyCollection<Guid> _takenOverBefore = [];
    MonthRecord? _month;

    /// <summary>The file, or null where there can be none, which has been said.</summary>
    public StateFile? Begin()
    {
        try
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full)) throw new IOException("it is a folder: name a file in it");
            disk.Ensure(Path.GetDirectoryName(full) ?? throw new IOException("it names no file"));
            return TryLock(full) is { } held ? BeginShared(full, held) : BeginOwn(full);
        }
        catch (Exception e) when (IsFault(e))
        {
            say($"The state file {path} cannot be used: {Reason(e)}. {NotKept}");
            return null;
        }
    }

    FileStream? TryLock(string full)
    {
        try
        {
            return disk.Open(full + ".lock", FileMode.OpenOrCreate);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException or FileNotFoundException))
        {
            return null;
        }
    }

    StateFile BeginShared(string full, FileStream held)
    {
        FileStream? stream = null;
        try
        {
            if (!TakeOver(full, isShared: true))
            {
                held.Dispose();
                return BeginOwn(full);
            }

            for (var i = 2; i <= MostOwn; i++) TakeOver(full + "." + i, isShared: false);
            var left = Joined();
            var slots = StateLayout.SlotsFor(maxKinds, left.Count);
            var image = StateImage.Make(_runId, slots, left, _takenOver, _month, clock.GetUtcNow());
            var fresh = full + ".new";
            Write(fresh, image);
            disk.Replace(full, fresh);
            // From here on it holds what they held, and says so.
            foreach (var file in _done) TryDelete(file);
            stream = disk.Open(full, FileMode.Open);
            return new StateFile(full, new MappedState(stream, slots, left.Count), stream, held, say) { Left = left, Month = _month };
        }
        catch (Exception)
        {
            stream?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>A file for this run alone. It takes nothing over: whose file is whose, only the holder of the lock decides.</summary>
    StateFile BeginOwn(string full)
    {
        var slots = StateLayout.SlotsFor(maxKinds, 0);
        var image = StateImage.Make(_runId, slots, [], [], null, clock.GetUtcNow());
        for (var i = 2; i <= MostOwn; i++)
        {
            var own = full + "." + i;
            if (File.Exists(own) || Directory.Exists(own)) continue;
            FileStream? stream = null;
            try
            {
                try
                {
                    stream = disk.Open(own, FileMode.CreateNew, image.Length);
                }
                catch (IOException) when (File.Exists(own))
                {
                    // Another process came first.
                    continue;
                }

                disk.Fill(stream, image);
                var mapped = new MappedState(stream, slots, 0);
                say($"The state file {full} is in use by another process: this one uses {own}, and who starts later takes over what it leaves.");
                return new StateFile(own, mapped, stream, null, say);
            }
            catch (Exception)
            {
                stream?.Dispose();
                if (stream is not null) TryDelete(own);
                throw;
            }
        }

        throw new IOException("it is in use by another process, and so are those that stand beside it");
    }

    /// <summary>Reads what a run left, or sets it aside; false where its process is alive.</summary>
    bool TakeOver(string file, bool isShared)
    {
        if (!File.Exists(file)) return true;
        byte[]? bytes;
        try
        {
            bytes = ReadAll(file);
        }
        catch (UnauthorizedAccessException)
        {
            bytes = null;
        }
        catch (IOException)
        {
            return false;
        }

        if (bytes is null || StateReader.Read(bytes) is not { } content)
        {
            // One that was never begun: its process was killed before.
            if (!isShared && bytes is { } own && own.All(static b => b == 0)) _done.Add(file);
            else say($"The state file {file} cannot be read, or is of another version: it is now {SetAside.Move(file)}.");
            return true;
        }

        Keep(content, isShared);
        if (content.IsTorn || content.Unreadable > 0)
        {
            // Its counts are not in the new file yet: until then it stays where it is, too.
            say($"The state file {file} is damaged: a copy is kept as {SetAside.Copy(file)}. What can be read of it is told"
                + (content.Unreadable > 0 ? $"; how much was counted of {content.Unreadable} kinds cannot." : "."));
        }

        if (!isShared) _done.Add(file);
        return true;
    }

    void Keep(StateContent content, bool isShared)
    {
        if (isShared)
        {
            _month = content.Month;
            _takenOverBefore = content.TakenOver;
            _left.AddRange(content.Left);
            return;
        }

        // Where a kill came between taking it over and deleting it, its counts stand in the shared file already.
        if (!_takenOverBefore.Contains(content.RunId)) _left.AddRange(content.Left);
        _takenOver.Add(content.RunId);
    }

    /// <summary>All of a file; null where it can be none of ours.</summary>
    static byte[]? ReadAll(string file)
    {
        // A pipe or a device has no length, and reading it might never end.
        var length = new FileInfo(file).Length;
        if (length == 0) return [];
        if (length > StateReader.Longest) return null;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && stream.Read(bytes, read, bytes.Length - read) is > 0 and var more) read += more;
        if (read < bytes.Length) Array.Resize(ref bytes, read);
        return bytes;
    }

    /// <summary>What was left of the same kind in several runs is one; what would be more kinds than are told apart is "other".</summary>
    List<LeftKind> Joined()
    {
        var kinds = new Dictionary<object, int>();
        var joined = new List<LeftKind>();
        foreach (var left in _left.OrderByDescending(static l => l.Kind.Level))
        {
            var kind = joined.Count < maxKinds ? left : left.AsOther();
            if (kinds.TryGetValue(left.Kind.Key, out var at) || kinds.TryGetValue(kind.Kind.Key, out at))
            {
                joined[at] = joined[at].With(kind);
                continue;
            }

            kinds.Add(kind.Kind.Key, joined.Count);
            joined.Add(kind);
        }

        return joined;
    }

    void Write(string file, byte[] image)
    {
        try
        {
            using var writing = disk.Open(file, FileMode.Create, image.Length);
            disk.Fill(writing, image);
        }
        catch (Exception)
        {
            TryDelete(file);
            throw;
        }
    }

    static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (IsFault(e))
        {
            // It is known to have been taken over, and is deleted at the next start.
        }
    }

    static bool IsFault(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException or OutOfMemoryException;

    static string Reason(Exception e) => e is IOException && e.GetType() == typeof(IOException) ? e.Message.TrimEnd('.') : $"{e.GetType().Name}, {e.Message.TrimEnd('.')}";
}
