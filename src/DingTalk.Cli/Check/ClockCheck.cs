using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Cli.Check;

/// <summary>Compares this machine's clock with the server's, by the answer's <c>Date</c> header, which has whole seconds.</summary>
static class ClockCheck
{
    static readonly TimeSpan Good = TimeSpan.FromMinutes(1);

    // What DingTalk allows a signature to be off, by its page "customize robot security settings".
    static readonly TimeSpan Most = TimeSpan.FromHours(1);

    public static void Look(CheckAccount account, SendResult answer, DateTimeOffset sent, DateTimeOffset received)
    {
        if (answer.ServerTime is not { } server)
        {
            account.Unknown("clock", "The answer told no time, so that this machine's clock cannot be compared.");
            return;
        }

        var skew = sent + ((received - sent) / 2) - server;
        account.ClockSkew = skew;
        var size = skew.Duration();
        var words = size < TimeSpan.FromSeconds(2) ? "agrees with the server's"
            : $"is {Words(size)} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the server's";
        if (size <= Good) account.Ok("clock", $"This machine's clock {words}.");
        else if (size < Most) account.Warn("clock", $"This machine's clock {words}. Signatures are refused from an hour on: set the clock.");
        else account.Fail("clock", $"This machine's clock {words}, and DingTalk refuses signatures that are an hour off. Set the clock.");
    }

    static string Words(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min");
}
