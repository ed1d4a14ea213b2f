using DingTalk.Robots;

namespace DingTalk.Cli.Robots;

/// <summary>The people whom the command line names, by their ids or their mobile numbers.</summary>
static class Receivers
{
    /// <summary>Their user ids, each once, or why one of them is not found.</summary>
    public static async Task<(string[] Users, SendResult? Failure)> FindAsync(AppRobot app, RobotChoice choice, CancellationToken stop)
    {
        var users = choice.Users.ToList();
        foreach (var mobile in choice.Mobiles)
        {
            var found = await app.FindUserIdAsync(mobile, stop).ConfigureAwait(false);
            if (!found.HasValue) return ([], found.Call with { Advice = $"{mobile}: {found.Call.Advice}" });
            users.Add(found.Value);
        }

        return ([.. users.Distinct(StringComparer.Ordinal)], null);
    }
}
