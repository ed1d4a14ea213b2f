namespace DingTalk.Robots;

/// <summary>What a caller may hand in, told in a sentence before anything is sent.</summary>
static class AppArguments
{
    public static string Group(string openConversationId) => Text(
        openConversationId, nameof(openConversationId),
        "The openConversationId is empty. It is the conversationId of the callback when somebody mentions the robot in the group.");

    public static string Key(string processQueryKey) => Text(
        processQueryKey, nameof(processQueryKey), "The processQueryKey is empty. It is in the result of the send.");

    public static IReadOnlyList<string> Keys(IEnumerable<string> processQueryKeys) => All(
        processQueryKeys, nameof(processQueryKeys), "There is no processQueryKey. It is in the result of the send.",
        "One of the processQueryKeys is empty: leave it out.");

    public static IReadOnlyList<string> Users(IEnumerable<string> userIds) => All(
        userIds, nameof(userIds), "There is no receiver: name a user id.", "One of the user ids is empty: leave it out.");

    public static string Text(string value, string name, string sentence)
        => string.IsNullOrWhiteSpace(value) ? throw new ArgumentException(sentence, name) : value;

    static string[] All(IEnumerable<string> values, string name, string none, string empty)
    {
        if (values is null) throw new ArgumentNullException(name);
        var all = values.Distinct(StringComparer.Ordinal).ToArray();
        if (all.Length == 0) throw new ArgumentException(none, name);
        if (all.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException(empty, name);
        return all;
    }
}
