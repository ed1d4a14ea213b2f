using System.Globalization;
using DingTalk.Testing;
using DingTalk.Testing.Apps;

namespace DingTalk.Emulator;

/// <summary>The part of the command line that is about the app.</summary>
sealed class AppArguments
{
    public const string Usage =
        """
          --app-key K         the app's AppKey (ClientId). The default is a random one.
          --app-secret S      the app's AppSecret (ClientSecret). The default is a random one.
          --robot-code C      the code of the app's robot. The default is the AppKey.
          --agent-id N        the agent_id of work notifications. The default is 1000000001.
          --conversation ID   the openConversationId of the group; repeat it for more groups that the app's robot is in.
          --user ID[:MOBILE]  a person whom the app can write to; repeat it for more. The default is user1 and user2.
        """;

    public static IReadOnlyList<string> Names { get; } =
        ["--app-key", "--app-secret", "--robot-code", "--agent-id", "--conversation", "--user"];

    readonly List<string> _conversations = [];
    readonly List<GroupUser> _users = [];

    /// <exception cref="ArgumentException">The value is not one.</exception>
    public DingTalkGroupOptions Set(DingTalkGroupOptions group, string name, string value)
    {
        if (value.Length == 0) throw new ArgumentException($"The value of {name} must not be empty.");
        switch (name)
        {
            case "--app-key":
                return group with { App = group.App with { AppKey = value } };
            case "--app-secret":
                return group with { App = group.App with { AppSecret = value } };
            case "--robot-code":
                return group with { App = group.App with { RobotCode = value } };
            case "--agent-id":
                return group with { App = group.App with { AgentId = AgentId(value) } };
            case "--conversation":
                // The first is also the group of the webhook's robots.
                _conversations.Add(value);
                return group with { Conversation = _conversations[0], App = group.App with { Conversations = [.. _conversations] } };
            default:
                _users.Add(User(value));
                return group with { App = group.App with { Users = [.. _users] } };
        }
    }

    static long AgentId(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : throw new ArgumentException("The value of --agent-id must be a whole number of at least 1.");

    static GroupUser User(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon switch
        {
            < 0 => new GroupUser(value),
            0 => throw new ArgumentException("The value of --user must be an id, or an id and a mobile such as chen:13912345678."),
            _ => new GroupUser(value[..colon], "", value[(colon + 1)..]),
        };
    }
}
