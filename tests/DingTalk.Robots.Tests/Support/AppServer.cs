using System.Net;
using System.Text;

namespace DingTalk.Robots.Tests.Support;

/// <summary>
/// DingTalk's two APIs as a handler: gives tokens, one after the other, and answers each path as a test says. It knows nothing of
/// the library.
/// </summary>
sealed class AppServer
{
    public const string Secret = "secret-of-the-app-0123456789";
    public const string TokenPath = "/v1.0/oauth2/accessToken";
    public const string GroupPath = "/v1.0/robot/groupMessages/send";
    public const string UsersPath = "/v1.0/robot/oToMessages/batchSend";

    readonly Dictionary<string, Func<AppCall, CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    readonly object _lock = new();
    readonly List<AppCall> _calls = [];
    int _tokens;

    public AppServer()
    {
        Answer(TokenPath, _ => ScriptedHandler.Response(
            $$"""{"accessToken":"{{TokenOf(Interlocked.Increment(ref _tokens))}}","expireIn":7200}"""));
        Answer(GroupPath, """{"processQueryKey":"key+/="}""");
        Answer(UsersPath, """{"processQueryKey":"key+/=","invalidStaffIdList":[],"flowControlledStaffIdList":[]}""");
    }

    public IReadOnlyList<AppCall> Calls
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    public int Tokens => _calls.Count(call => call.Path == TokenPath);

    public static string TokenOf(int number) => $"token-number-{number}";

    public IReadOnlyList<AppCall> To(string path) => Calls.Where(call => call.Path == path).ToArray();

    public void Answer(string path, string body, HttpStatusCode status = HttpStatusCode.OK)
        => Answer(path, _ => ScriptedHandler.Response(body, status));

    public void Answer(string path, Func<AppCall, HttpResponseMessage> answer)
        => Answer(path, (call, _) => Task.FromResult(answer(call)));

    public void Answer(string path, Func<AppCall, CancellationToken, Task<HttpResponseMessage>> answer) => _answers[path] = answer;

    public AppRobotOptions Options(TimeProvider? clock = null) => new()
    {
        AppKey = "dingkey",
        AppSecret = Secret,
        AgentId = 4711,
        HandlerFactory = () => new Handler(this),
        TimeProvider = clock ?? Some.Clock(),
    };

    async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var bytes = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var call = new AppCall(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query,
            Encoding.UTF8.GetString(bytes),
            request.Headers.TryGetValues("x-acs-dingtalk-access-token", out var tokens) ? tokens.Single() : null,
            request.Content?.Headers.ContentType?.ToString() ?? "");
        lock (_lock) _calls.Add(call);
        return await _answers[call.Path](call, cancellationToken);
    }

    sealed class Handler(AppServer server) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => server.AnswerAsync(request, cancellationToken);
    }
}
