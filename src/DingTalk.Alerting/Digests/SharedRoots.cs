namespace DingTalk.Alerting;

/// <summary>Finds kinds behind which there is the same exception: thrown at one place of the application's, or saying the same.</summary>
static class SharedRoots
{
    /// <summary>Of so many kinds one sample is read; the rest of a storm has the same roots, or none that matter.</summary>
    const int MostRead = 200;

    static readonly string[] Marks = ["①", "②", "③"];

    /// <summary>The few that most kinds share.</summary>
    public static IReadOnlyList<SharedRoot> Of(Digest digest)
    {
        if (digest.CountsOnly) return [];
        // Reading an exception costs; which types stand last is known without.
        var candidates = digest.Groups
            .Where(static g => g.ExceptionTypes.Count > 0)
            .GroupBy(static g => g.ExceptionTypes[g.ExceptionTypes.Count - 1], StringComparer.Ordinal)
            .Where(static kinds => kinds.Skip(1).Any())
            .SelectMany(static kinds => kinds)
            .Take(MostRead);
        return
        [
            .. candidates
                .Select(static g => (Group: g, Root: g.Samples.Count == 0 ? null : RootOf(g.Samples[0].Exception)))
                .Where(static pair => pair.Root is not null)
                .GroupBy(static pair => pair.Root!.Key, StringComparer.Ordinal)
                .Where(static kinds => kinds.Skip(1).Any())
                .Select(static kinds => kinds.First().Root! with
                {
                    Groups = [.. kinds.Select(static pair => pair.Group.Id)],
                    Events = kinds.Sum(static pair => pair.Group.Count),
                })
                .OrderByDescending(static root => root.Groups.Count)
                .ThenByDescending(static root => root.Events)
                .Take(Marks.Length)
                // Where all kinds have it, there is nothing to mark.
                .Select((root, i) => root.Groups.Count == digest.Groups.Count ? root : root with { Mark = Marks[i] }),
        ];
    }

    static SharedRoot? RootOf(ExceptionSample? exception)
    {
        if (exception is null) return null;
        ExceptionSample? outer = null;
        var root = exception;
        for (; root.Inner is { } inner; root = inner) outer = root;

        // Thrown by the application itself: the place says what failed, whatever values the message holds.
        if (root.Frames.Count > 0 && root.Frames[0].IsOwn)
            return new SharedRoot(root.Type + "\n" + root.Frames[0].Method, root.Type, "", root.Frames[0]);

        // Thrown by the framework: what it says does, and around a refused connection its wrapper names the host.
        var isWrapped = outer is not null && !(outer.Frames.Count > 0 && outer.Frames[0].IsOwn);
        var message = isWrapped && outer!.Message.Length > root.Message.Length ? outer.Message : root.Message;
        return new SharedRoot(root.Type + "\n\n" + TextMask.Mask(message), root.Type, message, null);
    }
}
