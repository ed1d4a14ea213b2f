using System.Globalization;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>What an answer of either API says about the call: a symbolic <c>code</c>, or a number in <c>errcode</c>, or neither.</summary>
sealed record AppAnswer
{
    public JsonElement? Root { get; init; }

    public string Name { get; init; } = "";

    public long? Number { get; init; }

    public string Message { get; init; } = "";

    public string RequestId { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public bool IsAddressBlock { get; init; }

    public static AppAnswer Read(ReadOnlyMemory<byte> body)
    {
        if (JsonRead.Object(body) is not { } root) return new AppAnswer();

        var number = JsonRead.Number(root, "errcode");

        // The gateway of the oldest APIs wraps the reason in 88; the code is in sub_code, and where that is missing in the text.
        if (number == 88 && (JsonRead.Number(root, "sub_code") ?? SubCode(JsonRead.Text(root, "errmsg"))) is { } inner) number = inner;
        return new AppAnswer
        {
            Root = root,
            Name = number is null ? JsonRead.Text(root, "code") : "",
            Number = number,
            Message = First(root, "message", "sub_msg", "errmsg"),
            RequestId = First(root, "requestid", "request_id", "requestId"),
            Scopes = ReadScopes(root),
            IsAddressBlock = Answer.IsBlock(root),
        };
    }

    // As in "ding talk error[subcode=60011,submsg=…]".
    static long? SubCode(string text)
    {
        const string mark = "subcode=";
        var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;

        var digits = new string(text.Skip(at + mark.Length).TakeWhile(static c => c is >= '0' and <= '9').ToArray());
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    static IReadOnlyList<string> ReadScopes(JsonElement root)
        => (JsonRead.Child(root, "accessdenieddetail") ?? JsonRead.Child(root, "accessDeniedDetail")) is { } detail
            ? JsonRead.Texts(detail, "requiredScopes")
            : [];

    static string First(JsonElement root, params string[] names)
        => names.Select(name => JsonRead.Text(root, name)).FirstOrDefault(static text => text.Length > 0) ?? "";
}
