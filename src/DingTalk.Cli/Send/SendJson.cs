
namespace DingTalk.Cli.Send;

/// <summary>What came of a message, for scripts. Members are always there, and none is renamed or taken away.</summary>
sealed record SendJson
{
    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    public required string Advice { get; init; }

    public required int ExitCode { get; init; }

    public required bool MayRepeat { get; init; }

    public required long? ErrorCode { get; init; }

    public required string? ErrorName { get; init; }

    public required string? ErrorMessage { get; init; }

    public required int? HttpStatus { get; init; }

    public required string? RequestId { get; init; }

    public required double? RetryAfterSeconds { get; init; }

    public required IReadOnlyList<string> RequiredScopes { get; init; }

    public required IReadOnlyList<string> ProcessQueryKeys { get; init; }

    public required string? OpenDingId { get; init; }

    public required long? TaskId { get; init; }

    public required string? MsgUuid { get; init; }

    public required IReadOnlyList<UserJson> Users { get; init; }

    public static SendJson From(SendAccount account)
    {
        var result = account.Result;
        return new SendJson
        {
            Outcome = Word(result.Outcome),
            Reason = Word(result.Reason),
            Advice = result.Advice,
            ExitCode = account.ExitCode,
            MayRepeat = result.MayRepeat,
            ErrorCode = result.ErrorCode,
            ErrorName = result.ErrorName,
            ErrorMessage = result.ErrorMessage,
            HttpStatus = result.HttpStatus,
            RequestId = result.RequestId,
            RetryAfterSeconds = result.RetryAfter?.TotalSeconds,
            RequiredScopes = result.RequiredScopes,
            ProcessQueryKeys = result.ProcessQueryKeys,
            OpenDingId = account.OpenDingId,
            TaskId = account.TaskId,
            MsgUuid = account.MsgUuid,
            Users = [.. account.Users.Select(user => new UserJson(user.UserId, Word(user.Outcome)))],
        };
    }

    /// <summary>A value's name as JSON writes names.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
