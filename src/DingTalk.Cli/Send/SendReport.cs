using System.Text.Json;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>Says what came of a message: to people in a sentence, to scripts as one JSON object.</summary>
sealed class SendReport(CliConsole console, bool isJson)
{
    /// <summary>Writes it and returns the exit code.</summary>
    public int Write(SendAccount account)
    {
        if (isJson) console.Output.WriteLine(JsonSerializer.Serialize(SendJson.From(account), CliJson.Relaxed.SendJson));
        else Tell(account);
        return account.ExitCode;
    }

    /// <summary>Says what a message that was given up on its way may have come to.</summary>
    public void WriteCancelled(string? msgUuid)
    {
        console.Error.WriteLine("Cancelled while the message was on its way: nobody knows whether DingTalk took it.");
        console.Error.WriteLine(AfterDoubt(msgUuid));
    }

    static string AfterDoubt(string? msgUuid) => msgUuid is null
        ? "There is no key by which DingTalk would know it again: a second send may show it twice."
        : $"Send the same again with --uuid {msgUuid}, and the group sees it once.";

    void Tell(SendAccount account)
    {
        var result = account.Result;
        switch (account.ExitCode)
        {
            case ExitCode.Done when account.Done is { } done:
                console.Output.WriteLine(console.Green(done));
                break;

            case ExitCode.Done when result.IsDelivered:
                console.Output.WriteLine(console.Green("Delivered."));
                break;

            case ExitCode.Done:
                console.Output.WriteLine(console.Green("Accepted.") + " DingTalk delivers it by itself." + Keys(result));
                break;

            default:
                console.Error.WriteLine(result.Explain());
                foreach (var user in account.Users) console.Error.WriteLine($"  {user.UserId}: {SendJson.Word(user.Outcome)}");
                if (account.ExitCode == ExitCode.InDoubt) console.Error.WriteLine(AfterDoubt(account.MsgUuid));
                break;
        }
    }

    static string Keys(SendResult result)
        => result.ProcessQueryKeys.Count == 0 ? "" : $" processQueryKey {string.Join(", ", result.ProcessQueryKeys)}";
}
