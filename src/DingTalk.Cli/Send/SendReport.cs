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

    void Tell(SendAccount account)
    {
        var result = account.Result;
        switch (account.ExitCode)
        {
            case ExitCode.Done when result.IsDelivered:
                console.Output.WriteLine(console.Green("Delivered."));
                break;

            case ExitCode.Done:
                console.Output.WriteLine(console.Green("Accepted.") + " DingTalk delivers it by itself." + Keys(result));
                break;

            default:
                console.Error.WriteLine(result.Explain());
                foreach (var user in account.Users) console.Error.WriteLine($"  {user.UserId}: {SendJson.Word(user.Outcome)}");
                if (result.RequiredScopes.Count > 0) console.Error.WriteLine($"Missing permission: {string.Join(", ", result.RequiredScopes)}");
                if (account is { ExitCode: ExitCode.InDoubt, MsgUuid: { } key })
                    console.Error.WriteLine($"Send the same again with --uuid {key}, and the group sees it once.");
                if (account.ExitCode == ExitCode.InDoubt && account.MsgUuid is null)
                    console.Error.WriteLine("There is no key by which DingTalk would know it again: a second send may show it twice.");
                break;
        }
    }

    static string Keys(SendResult result)
        => result.ProcessQueryKeys.Count == 0 ? "" : $" processQueryKey {string.Join(", ", result.ProcessQueryKeys)}";
}
