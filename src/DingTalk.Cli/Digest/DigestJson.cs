namespace DingTalk.Cli.Digest;

/// <summary>What the group would have seen, for scripts. Members are always there, and none is renamed or taken away.</summary>
sealed record DigestJson(long Events, long Accepted, long Told, long Unreadable, IReadOnlyList<DigestMessageJson> Messages);
