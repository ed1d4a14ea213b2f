using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Every word of a message that is ours, in one language. A further language is one more class, named in <see cref="All"/>.</summary>
abstract class Words
{
    public static readonly IReadOnlyList<Words> All = [new ChineseWords(), new EnglishWords()];

    public static Words For(string language)
    {
        foreach (var words in All)
        {
            if (string.Equals(language, words.Language, StringComparison.OrdinalIgnoreCase)
                || language.StartsWith(words.Language + "-", StringComparison.OrdinalIgnoreCase))
                return words;
        }

        throw new ArgumentException(
            $"The language must be one of {string.Join(", ", All.Select(static w => w.Language))}, but it is '{language}'.",
            nameof(language));
    }

    public abstract string Language { get; }

    public abstract string AccountPrefix { get; }
    public abstract string AccountSuffix { get; }
    public abstract string Colon { get; }
    public abstract string Comma { get; }
    public abstract string Opening { get; }
    public abstract string Closing { get; }

    public abstract string Level(AlertLevel level);
    public abstract string TitleCounts(int kinds, long events);
    public abstract string Kinds(int kinds, int fresh);
    public abstract string MoreKinds(int kinds, long events);

    public abstract string New { get; }
    public abstract string Surge { get; }
    public abstract string Reminder { get; }
    public abstract string Over { get; }
    public abstract string Undelivered { get; }
    public abstract string OtherKinds { get; }
    public abstract string NoText { get; }

    public abstract string QuietAgain { get; }
    public abstract string ReminderNote(string episode, string state);
    public abstract string OverNote(string episode, string since);
    public abstract string SurgeNote(string episode, string state);
    public abstract string StormNote(int fresh);
    public abstract string FirstSeen(int kinds, bool isOne, string version, TimeSpan afterStart);
    public abstract string SharedRoot(int kinds, bool isAll, string mark);
    public abstract string Episode(long total, string since, TimeSpan duration);
    public abstract string Total(long total, string since);
    public abstract string Since(string time);
    public abstract string StillGoingOn { get; }
    public abstract string LastAt(string time);
    public abstract string QuietSince(string time);
    public abstract string Quiet(string since, long total, TimeSpan duration);
    public abstract string MoreQuiet(int kinds);
    public abstract string Rate(long low, long? high, RateUnit unit);
    public abstract string Lost(long events, long handedOver);
    public abstract string Trouble(string since, int attempts, SendReason reason, long? errorCode);
    public abstract string MaybeShown(long events);
    public abstract string LeftBehind(long events);
    public abstract string LastRun { get; }
    public abstract string Final { get; }
    public abstract string CountsOnly { get; }

    public abstract string Example { get; }
    public abstract string Latest(string time);
    public abstract string Before { get; }
    public abstract string CausedBy { get; }
    public abstract string RootCause { get; }
    public abstract string Source { get; }
    public abstract string AlsoLoggedBy { get; }
    public abstract string Trace { get; }
    public abstract string TraceButton { get; }
    public abstract string Details { get; }
    public abstract string Runbook { get; }
    public abstract string MoreInner(int count);
    public abstract string FrameworkFrames(int count);
    public abstract string MoreFrames(int count);
    public abstract string Distinct(int values, bool isComplete, long count);

    public abstract string Duration(TimeSpan duration);

    /// <summary>A count for the eye; the account alone is for machines, without separators.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
