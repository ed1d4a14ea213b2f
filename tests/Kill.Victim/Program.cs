using System.Globalization;
using Kill.Victim;

// Kill.Victim RUN DOOR WEBHOOK SECRET STATE PROGRESS EVENTS
// Logs errors on two threads until it is killed, or each thread has logged so many; says in PROGRESS.0 and PROGRESS.1 how many
// logging calls have returned.
var (run, door, webhook, secret, state, progress) = (args[0], args[1], args[2], args[3], args[4], args[5]);
var events = long.Parse(args[6], CultureInfo.InvariantCulture);

await using var logger = Door.Open(door, options =>
{
    options.Webhook = webhook;
    options.Secret = secret;
    options.StatePath = state;
    options.Language = "en";
    options.Application = "Victim";
    // Many messages in the short time that it lives; the last step may be longer, ahead of the month's pace.
    options.GroupWait = TimeSpan.Zero;
    options.Spacing = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(40), 300)];
    options.RepeatInterval = TimeSpan.FromMilliseconds(40);
    options.MaxRepeatInterval = TimeSpan.FromMilliseconds(40);
    options.ShutdownTimeout = TimeSpan.FromSeconds(30);
    options.Diagnostics = Console.Error.WriteLine;
});

var threads = Enumerable.Range(0, 2).Select(number => new Thread(() => new Logging(logger, run, number, progress).Log(events))).ToArray();
foreach (var thread in threads) thread.Start();
foreach (var thread in threads) thread.Join();
