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

        // The oldest APIs wrap the reason in 88; their sub_code is the code.
        if (number == 88 && JsonRead.Number(root, "sub_code") is { } inner) number = inner;
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

    static IReadOnlyList<string> ReadScopes(JsonElement root)
        => (JsonRead.Child(root, "accessdenieddetail") ?? JsonRead.Child(root, "accessDeniedDetail")) is { } detail
            ? JsonRead.Texts(detail, "requiredScopes")
            : [];

    static string First(JsonElement root, params string[] names)
        => names.Select(name => JsonRead.Text(root, name)).FirstOrDefault(static text => text.Length > 0) ?? "";
}
