using System.Text.Json.Nodes;
using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>A DING: a message that rings, in the app, by SMS or by phone.</summary>
static class DingCalls
{
    static readonly string[] Voices =
    [
        "Standard_Female_Voice", "Cantonese_Female_Voice", "Gentine_Female_Voice", "Overbearing_Female_Voice", "Lovely_Girl_Voice",
        "Standard_Male_Voice",
    ];

    public static JsonObject Send(AppCall call)
    {
        NeedRobot(call);
        if (!call.App.Options.HasDing)
        {
            throw AppRefusal.New(
                "send.ding.exception",
                "send.ding.exception",
                "the organisation's edition has no DINGs by robots: they begin with the professional one");
        }

        var kind = call.Number("remindType");
        if (kind is not (>= 1 and <= 3))
            throw Invalid("remindType must be 1 (in the app), 2 (SMS) or 3 (phone)");
        var users = call.List("receiverUserIdList").Distinct(StringComparer.Ordinal).ToList();
        if (users.Count == 0) throw AppRefusal.New("miss.staffId", "miss.staffId", "receiverUserIdList is missing or empty");
        var limit = kind == 1 ? 200 : 20;
        if (users.Count > limit)
        {
            throw AppRefusal.New(
                "ding.receivercount.limit", "ding receiver count limit", $"{users.Count} receivers, the limit of this remindType is {limit}");
        }

        var content = call.Text("content");
        if (content.Length == 0) throw Invalid("content is missing or empty");
        var voice = call.Text("callVoice");
        if (kind == 3 && voice.Length > 0 && !Voices.Contains(voice))
            throw Invalid($"there is no callVoice '{voice}': there are {string.Join(", ", Voices)}");
        if (kind != 3 && voice.Length > 0) call.Notes.Add("callVoice is ignored: it is for remindType 3, a phone call");

        var unknown = users.Where(user => call.App.FindUser(user) is null).ToList();
        var reached = users.Except(unknown).ToList();
        Pay(call, kind.Value, reached.Count);
        call.Content = new MessageContent { MsgType = "text", Title = Title(kind.Value), Text = content };
        call.Users = reached;
        if (unknown.Count > 0)
            call.Notes.Add($"unknown user: nobody here has the userId {string.Join(", ", unknown)}, see failedList in the answer");
        if (reached.Count == 0) call.Unseen = "it reaches nobody, although the call succeeds";
        call.Sent = new SentMessage { Key = SentMessages.NewKey(), Channel = MessageChannel.Ding, SentAt = call.Now, Users = reached };
        return new JsonObject
        {
            ["openDingId"] = call.Sent.Key,
            ["failedList"] = unknown.Count > 0 ? new JsonObject { ["miss.staffId"] = Json.List(unknown) } : [],
        };
    }

    public static JsonObject Recall(AppCall call)
    {
        NeedRobot(call);
        var id = call.Text("openDingId");
        if (call.App.Sent.Find(id, MessageChannel.Ding) is not { } ding)
            throw AppRefusal.New("recall.ding.exception", "recall.ding.exception", "no DING was sent with this openDingId");
        call.App.Recall(ding);
        return new JsonObject { ["openDingId"] = id };
    }

    static void NeedRobot(AppCall call)
    {
        if (call.Text("robotCode") != call.App.RobotCode)
        {
            throw AppRefusal.New(
                "invalid.chatbotId", "invalid.chatbotId", $"robotCode '{call.Text("robotCode")}' is not the app's: GET /api/state shows it");
        }
    }

    static void Pay(AppCall call, long kind, int count)
    {
        if (kind == 1 || call.App.Options.PaidDings is not { } paid) return;
        if (call.App.DingsPaid + count > paid)
        {
            throw AppRefusal.New(
                "ding.serverquota.insufficient",
                "ding server quota insufficient",
                $"of {paid} paid DINGs by SMS and phone {paid - call.App.DingsPaid} are left");
        }

        call.App.DingsPaid += count;
    }

    static string Title(long kind) => kind switch
    {
        1 => "DING",
        2 => "DING (SMS)",
        _ => "DING (phone)",
    };

    static AppRefusal Invalid(string reason) => AppRefusal.New("invalidParameter.param.invalid", "参数不合法", reason);
}
