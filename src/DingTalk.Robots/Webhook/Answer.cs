using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>
/// What an answer's body says, as far as it can be read. DingTalk's own sample shows <c>errcode</c> as a string; live answers
/// hold a number.
/// </summary>
readonly record struct Answer(long? ErrorCode, string ErrorMessage, bool IsAddressBlock)
{
    public static Answer Read(ReadOnlyMemory<byte> body)
        => JsonRead.Object(body) is { } root
            ? new Answer(JsonRead.Number(root, "errcode"), JsonRead.Text(root, "errmsg"), IsBlock(root))
            : new Answer(null, "", false);

    /// <summary>The gateway's firewall, "x5", answers a blocked address in words of its own.</summary>
    public static bool IsBlock(JsonElement root)
        => JsonRead.Number(root, "status") == 1111 || JsonRead.Text(root, "source") == "x5";
}
