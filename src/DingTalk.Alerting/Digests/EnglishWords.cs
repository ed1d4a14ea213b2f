using DingTalk.Robots;

namespace DingTalk.Alerting;

sealed class EnglishWords : Words
{
    public override string Language => "en";

    public override string AccountPrefix => "Events: ";
    public override string AccountSuffix => "";
    public override string Colon => ": ";
    public override string Comma => ", ";
    public override string Opening => " (";
    public override string Closing => ")";

    public override string Level(AlertLevel level) => level switch
    {
        AlertLevel.Fatal => "Fatal",
        AlertLevel.Error => "Error",
        AlertLevel.Warning => "Warning",
        AlertLevel.Information => "Information",
        AlertLevel.Debug => "Debug",
        _ => "Verbose",
    };

    public override string TitleCounts(int kinds, long events) =>
        kinds == 1 ? Count(events, "event") : $"{Count(kinds, "kind")}, {Count(events, "event")}";

    public override string Kinds(int kinds, int fresh) =>
        Count(kinds, "kind") + (fresh == 0 ? "" : fresh == kinds ? " (all new)" : $" ({Number(fresh)} new)");

    public override string MoreKinds(int kinds, long events) =>
        $"and {Number(kinds)} more {(kinds == 1 ? "kind" : "kinds")}, {Count(events, "event")}";

    public override string New => "new";
    public override string Surge => "⚡ surge";
    public override string Reminder => "reminder";
    public override string Over => "quiet again";
    public override string Undelivered => "Events not delivered";
    public override string NoText => "(no text)";
    public override string OtherKinds => "Other kinds (over the bound on kinds, counted together)";

    public override string QuietAgain => "Quiet again";

    public override string ReminderNote(string episode, string state) => $"🔁 Nothing new. {episode}, {state}";
    public override string OverNote(string episode, string since) => $"✅ Seems to be over, quiet since {since}. {episode}";
    public override string SurgeNote(string episode, string state) => $"⚡ Nothing new, but much more of it. {episode}, {state}";

    public override string StormNote(int fresh) => $"🌊 Storm: {Count(fresh, "new kind")} within moments. A line each, worst first; then details of a few";

    public override string FirstSeen(int kinds, bool isOne, string version, TimeSpan afterStart) =>
        $"🚀 {(isOne ? "First" : Count(kinds, "kind") + " first")} seen{(version.Length == 0 ? "" : $" in {version},")} {Duration(afterStart)} after start";

    public override string SharedRoot(int kinds, bool isAll, string mark) =>
        $"🔗{mark} {(!isAll ? Number(kinds) + " of these" : kinds == 2 ? "Both" : "All " + Number(kinds))} kinds share the root exception ";

    public override string Episode(long total, string since, TimeSpan duration) =>
        $"{Number(total)} in all since {since}, for {Duration(duration)}";

    public override string Total(long total, string since) => $"{Number(total)} in all since {since}";
    public override string Since(string time) => $"since {time}";
    public override string StillGoingOn => "still going on";
    public override string LastAt(string time) => $"last at {time}";
    public override string QuietSince(string time) => $"quiet since {time}";

    public override string Quiet(string since, long total, TimeSpan duration) =>
        $"quiet since {since}, {Number(total)} in all, for {Duration(duration)}";

    public override string MoreQuiet(int kinds) => $"and {Number(kinds)} more {(kinds == 1 ? "kind" : "kinds")}";

    public override string Rate(long low, long? high, RateUnit unit)
    {
        var time = unit switch { RateUnit.Second => "a second", RateUnit.Minute => "a minute", RateUnit.Hour => "an hour", _ => "a day" };
        return high is { } most ? $"{Number(low)} to {Number(most)} {time}" : $"about {Number(low)} {time}";
    }

    public override string Lost(long events, long handedOver) =>
        $"⚠️ {Count(events, "further event")} did not reach this group, not in the count above: "
        + (handedOver >= events ? "handed to the fallback log"
            : handedOver > 0 ? $"{Number(handedOver)} handed to the fallback log, the rest lost" : "lost, see the logs");

    public override string Trouble(string since, int attempts, SendReason reason, long? errorCode) =>
        $"⚠️ {Count(attempts, "attempt")} to send failed since {since}: {Reason(reason)}"
        + (errorCode is null or 0 ? "" : $" ({errorCode})");

    public override string MaybeShown(long events) =>
        $"{Number(events)} of these may have been shown already";

    public override string LeftBehind(long events) =>
        $"📌 {Number(events)} of these {(events == 1 ? "was" : "were")} left behind by the last run, which ended before it could tell them";

    public override string LastRun => "last run";
    public override string Final => "⏹ The application is exiting; this is its last message";
    public override string CountsOnly => "DingTalk refused the full text: counts and templates only, see the logs for the rest";

    public override string Example => "e.g. ";
    public override string Latest(string time) => $"Latest, {time}: ";
    public override string Before => "Logged before it:";
    public override string CausedBy => "Caused by ";
    public override string RootCause => "Root cause ";
    public override string Source => "Source: ";
    public override string AlsoLoggedBy => "Also logged by ";
    public override string Trace => "Trace: ";
    public override string TraceButton => "Trace";
    public override string Details => "Details";
    public override string Runbook => "Runbook";
    public override string MoreInner(int count) => $"… {Count(count, "more inner exception")}";
    public override string FrameworkFrames(int count) => $"… {Count(count, "framework frame")}";
    public override string MoreFrames(int count) => $"… {Count(count, "more frame")}";

    public override string Distinct(int values, bool isComplete, long count) =>
        isComplete ? $"{Number(values)} distinct, " : $"at least {Number(values)} distinct of {Number(count)}: ";

    public override string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => "less than 1 s",
        { TotalMinutes: < 1 } => $"{duration.Seconds} s",
        { TotalHours: < 1 } => $"{duration.Minutes} min",
        { TotalDays: < 1 } => $"{duration.Hours} h" + (duration.Minutes == 0 ? "" : $" {duration.Minutes} min"),
        _ => Count(duration.Days, "day") + (duration.Hours == 0 ? "" : $" {duration.Hours} h"),
    };

    static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    static string Reason(SendReason reason) => reason switch
    {
        SendReason.Throttled => "sent too fast, DingTalk silenced the robot",
        SendReason.NoPermit => "no permit to send was free in time",
        SendReason.Keyword => "the message held none of the robot's keywords",
        SendReason.Clock => "this machine's clock is more than an hour off",
        SendReason.Signature => "the signature does not match",
        SendReason.IpAddress => "this machine is not in the robot's IP allow-list",
        SendReason.UnknownToken => "the access token is not known",
        SendReason.RobotDisabled => "the robot is disabled or no longer in the group",
        SendReason.GroupDissolved => "the group has been dissolved",
        SendReason.Content => "DingTalk's content check objected",
        SendReason.TooLong => "the message was too long",
        SendReason.Quota => "the organisation's monthly quota is used up",
        SendReason.Malformed => "DingTalk did not accept the request's form",
        SendReason.Busy => "DingTalk was busy",
        SendReason.Unreachable => "DingTalk could not be reached",
        SendReason.NoAnswer => "DingTalk did not answer in time",
        SendReason.ServerError => "DingTalk's server failed",
        SendReason.Unreadable => "DingTalk's answer could not be read",
        _ => "DingTalk refused the request",
    };
}
