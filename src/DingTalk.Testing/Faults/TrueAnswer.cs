namespace DingTalk.Testing.Faults;

/// <summary>What a request would be answered without the fault, and how its API words a refusal of a test's choice.</summary>
sealed record TrueAnswer(int Status, string Json, int RefusalStatus, string RefusalJson);
