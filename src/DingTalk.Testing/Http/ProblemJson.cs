namespace DingTalk.Testing.Http;

/// <summary>Why a request to <c>/api</c> was not done, in a sentence that says what is allowed.</summary>
sealed record ProblemJson(string Error);
