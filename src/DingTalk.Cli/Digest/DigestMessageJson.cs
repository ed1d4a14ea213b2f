namespace DingTalk.Cli.Digest;

/// <summary>One message; its time has the offset of the zone that was asked for.</summary>
sealed record DigestMessageJson(DateTimeOffset Time, string Title, string Text, int Bytes);
