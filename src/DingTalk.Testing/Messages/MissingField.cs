namespace DingTalk.Testing.Messages;

sealed record MissingField(int ErrCode, string Path);
