using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>
/// Takes a call from its envelope to its answer, and remembers in the inbox what was sent and what was refused. DingTalk does not
/// document the order of its checks; inferred here: path, token, permission, limits, body, fields.
/// </summary>
sealed class AppDispatcher(AppState app, TimeProvider clock)
{
    public AppAnswer Call(AppRequest request, RobotFault? fault = null) => app.Locked(() =>
    {
        var call = new AppCall(app, request, clock.GetUtcNow());
        var operation = AppOperations.Find(request.Incoming.Method, request.Path);
        try
        {
            if (operation is null) throw PathAdvice.Unknown(request);
            if (fault is { Kind: FaultKind.Throttle }) app.Limits.Close(operation.Path, call.Now);
            AppGate.Check(call, operation);
            if (!operation.IsUpload) call.Body = AppBody.Read(request, operation.Host);
            var body = operation.Run(call);
            app.Limits.Take(operation.Path, operation.IsMetered, call.Now);
            if (call.Sent is not null) Remember(call, fault);
            return new AppAnswer(200, body);
        }
        catch (AppRefusal refusal)
        {
            Remember(call, operation?.Channel ?? MessageChannel.App, refusal, fault);
            return AppAnswer.Of(refusal, HostOf(request.Path), app.Options.WrapsErrors);
        }
    });

    /// <summary>Remembers a call that a fault keeps from being looked at.</summary>
    public AppAnswer Swallow(AppRequest request, RobotFault fault) => app.Locked(() =>
    {
        var channel = AppOperations.Find(request.Incoming.Method, request.Path)?.Channel ?? MessageChannel.App;
        var isRefusal = fault.Kind == FaultKind.Refuse;
        app.Inbox.Add(Message(new AppCall(app, request, clock.GetUtcNow()), channel) with
        {
            Outcome = MessageOutcome.Refused,
            ErrCode = !isRefusal ? -1 : HostOf(request.Path) == AppHost.New ? fault.Status : fault.Code,
            ErrMsg = isRefusal ? fault.Text : "",
            Code = isRefusal && HostOf(request.Path) == AppHost.New ? fault.Symbol : null,
            Reason = fault.Reason,
        });
        return AppAnswer.Of(fault, HostOf(request.Path));
    });

    public static AppHost HostOf(string path) =>
        path.StartsWith("/v", StringComparison.Ordinal) ? AppHost.New : AppHost.Old;

    void Remember(AppCall call, RobotFault? fault)
    {
        var message = Message(call, call.Sent!.Channel) with
        {
            Outcome = call.Unseen is null ? MessageOutcome.Delivered : MessageOutcome.Refused,
            ErrMsg = "ok",
            Reason = call.Unseen is null ? fault?.Reason : Join([.. call.Notes, call.Unseen, .. Words(fault)]),
            Hints = [.. call.Notes],
        };
        app.Sent.Add(call.Sent);
        call.Sent.InboxId = app.Inbox.Add(message).Id;
        if (call.Unseen is not null) call.Sent.InboxId = 0;
    }

    void Remember(AppCall call, MessageChannel channel, AppRefusal refusal, RobotFault? fault) =>
        app.Inbox.Add(Message(call, channel) with
        {
            Outcome = MessageOutcome.Refused,
            ErrCode = refusal.ErrCode,
            ErrMsg = refusal.Message,
            Code = refusal.Status == 200 ? null : refusal.Code,
            Reason = Join([refusal.Reason, .. Words(fault)]),
        });

    GroupMessage Message(AppCall call, MessageChannel channel)
    {
        var incoming = call.Request.Incoming;
        return new GroupMessage
        {
            ReceivedAt = call.Now,
            Channel = channel,
            Robot = app.RobotCode,
            Conversation = call.Conversation,
            Users = call.Users,
            Content = call.Content ?? MessageContent.None,
            BodyBytes = incoming.BodyBytes,
            Body = incoming.BodyText,
            Method = incoming.Method,
            Path = incoming.Path,
            Headers = incoming.Headers,
        };
    }

    static IEnumerable<string> Words(RobotFault? fault) => fault is null ? [] : [fault.Reason];

    static string? Join(IReadOnlyList<string> sentences) => sentences.Count == 0 ? null : string.Join("; ", sentences);
}
