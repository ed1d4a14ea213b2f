using System.Globalization;
using FaultyCode;

namespace DingTalk.Alerting.Tests.Grouping.Exceptions;

/// <summary>Lets faults happen as they do in life: called from here and there, more or less deep, in several cultures.</summary>
static class Happening
{
    static readonly string[] Cultures = ["", "zh-CN", "de-DE", "tr-TR"];

    public static async Task<Exception> CatchAsync(Fault fault, int number)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures[number % Cultures.Length]);
        try
        {
            return (number % 5) switch
            {
                0 => await fault.CatchAsync(number),
                1 => await Deeper(fault, number, depth: 7),
                2 => await Task.Run(() => fault.CatchAsync(number)),
                3 => await LaterAsync(fault, number),
                _ => Waited(fault, number),
            };
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    static Task<Exception> Deeper(Fault fault, int number, int depth) =>
        depth == 0 ? fault.CatchAsync(number) : Deeper(fault, number, depth - 1);

    static async Task<Exception> LaterAsync(Fault fault, int number)
    {
        await Task.Yield();
        return await fault.CatchAsync(number);
    }

    // On a thread of its own, which nobody else waits for.
    static Exception Waited(Fault fault, int number)
    {
        Exception? caught = null;
        var thread = new Thread(() => caught = fault.CatchAsync(number).GetAwaiter().GetResult());
        thread.Start();
        thread.Join();
        return caught!;
    }
}
