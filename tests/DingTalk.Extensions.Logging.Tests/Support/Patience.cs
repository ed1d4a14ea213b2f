namespace DingTalk.Extensions.Logging.Tests.Support;

static class Patience
{
    // What is waited for happens on another thread at once; only a defect makes a test wait this long.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static Task WithPatience(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> WithPatience<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
