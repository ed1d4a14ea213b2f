using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>Reads who got a work notification. Live answers leave out lists that are empty.</summary>
static class WorkResultJson
{
    static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["143103"] = "The app has sent this person as much as it may on one day.",
        ["143104"] = "The app has sent this person the same text on the same day: make it differ, as by a time.",
        ["143105"] = "The app has sent this person as much as it may on one day (500 for an in-house app).",
        ["143106"] = "The app has sent this person the same text on the same day: make it differ, as by a time.",
    };

    public static WorkResult Read(JsonElement result)
    {
        var forbidden = ReadForbidden(result);
        return new WorkResult
        {
            ReadUserIds = JsonRead.Texts(result, "read_user_id_list"),
            UnreadUserIds = JsonRead.Texts(result, "unread_user_id_list"),
            FailedUserIds = JsonRead.Texts(result, "failed_user_id_list"),
            InvalidUserIds = JsonRead.Texts(result, "invalid_user_id_list"),
            InvalidDepartmentIds = JsonRead.Texts(result, "invalid_dept_id_list"),
            Forbidden = forbidden,
        };
    }

    /// <summary>One list names the users, the other one also the reasons; either may be missing.</summary>
    static List<WorkRefusal> ReadForbidden(JsonElement result)
    {
        var all = new List<WorkRefusal>();
        if (JsonRead.Child(result, "forbidden_list") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var row in list.EnumerateArray())
            {
                var code = JsonRead.Text(row, "code");
                if (JsonRead.Text(row, "userid") is { Length: > 0 } user) all.Add(new WorkRefusal(user, code, Advice(code)));
            }
        }

        foreach (var user in JsonRead.Texts(result, "forbidden_user_id_list"))
        {
            if (all.TrueForAll(row => row.UserId != user)) all.Add(new WorkRefusal(user, "", Advice("")));
        }

        return all;
    }

    static string Advice(string code) => Reasons.TryGetValue(code, out var reason)
        ? reason
        : "DingTalk kept it from this person: over a limit of the day, or the same text on the same day.";
}
