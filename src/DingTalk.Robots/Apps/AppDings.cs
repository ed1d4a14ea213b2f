using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>DINGs.</summary>
sealed class AppDings(AppClient client)
{
    const string Scope = "Premium.Ding.Write";
    const int MaxInApp = 200;
    const int MaxOutside = 20;

    public async Task<AppResult<DingReceipt>> SendAsync(Ding ding, CancellationToken cancellationToken)
    {
        client.ThrowIfDisposed();
        Check(ding);
        var request = new AppRequest("v1.0/robot/ding/send")
        {
            Scope = Scope,
            Content = AppRequest.Json(JsonBody.Write(json =>
            {
                json.Text("robotCode", client.RobotCode);
                json.WriteNumber("remindType", (int)ding.Channel);
                json.Texts("receiverUserIdList", ding.UserIds.Distinct().ToArray());
                json.Text("content", ding.Content);
                if (ding.Channel == DingChannel.Phone) json.WriteString("callVoice", Word(ding.Voice));
            })),
        };
        var reply = await client.CallAsync(request, HasId, null, cancellationToken).ConfigureAwait(false);
        return reply.As(static root => new DingReceipt(JsonRead.Text(root, "openDingId"), Failed(root)));
    }

    public async Task<SendResult> RecallAsync(string openDingId, CancellationToken cancellationToken)
    {
        AppArguments.Text(openDingId, nameof(openDingId), "The openDingId is empty. It is in the receipt of the DING.");
        client.ThrowIfDisposed();
        var request = new AppRequest("v1.0/robot/ding/recall")
        {
            IsHarmless = true,
            Scope = Scope,
            Content = AppRequest.Json(JsonBody.Write(json =>
            {
                json.Text("robotCode", client.RobotCode);
                json.Text("openDingId", openDingId);
            })),
        };
        var reply = await client.CallAsync(request, static _ => true, null, cancellationToken).ConfigureAwait(false);
        return reply.Call;
    }

    static bool HasId(JsonElement root) => JsonRead.Text(root, "openDingId").Length > 0;

    /// <summary>DingTalk lists the users under each reason; a caller asks by user.</summary>
    static Dictionary<string, string> Failed(JsonElement root)
    {
        var failed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (reason, users) in JsonRead.Members(JsonRead.Child(root, "failedList")))
        {
            foreach (var user in JsonRead.Texts(users)) failed[user] = reason;
        }

        return failed;
    }

    static void Check(Ding ding)
    {
        ArgumentNullException.ThrowIfNull(ding);
        if (string.IsNullOrEmpty(ding.Content)) throw Refused("A DING needs a text.");
        if (ding.UserIds is null or { Count: 0 } || ding.UserIds.Any(string.IsNullOrWhiteSpace))
            throw Refused("A DING needs receivers: user ids, none of them empty.");
        if (ding.Channel is < DingChannel.App or > DingChannel.Phone) throw Refused("A DING rings in the app, by SMS or by phone.");

        var limit = ding.Channel == DingChannel.App ? MaxInApp : MaxOutside;
        if (ding.UserIds.Distinct().Count() > limit)
        {
            throw Refused(ding.Channel == DingChannel.App
                ? $"A DING in the app has at most {MaxInApp} receivers: send several."
                : $"A DING by SMS or phone has at most {MaxOutside} receivers: send several, or ring in the app.");
        }
    }

    static string Word(DingVoice voice) => voice switch
    {
        DingVoice.StandardFemale => "Standard_Female_Voice",
        DingVoice.CantoneseFemale => "Cantonese_Female_Voice",

        // The spelling is DingTalk's.
        DingVoice.GentleFemale => "Gentine_Female_Voice",
        DingVoice.OverbearingFemale => "Overbearing_Female_Voice",
        DingVoice.LovelyGirl => "Lovely_Girl_Voice",
        DingVoice.StandardMale => "Standard_Male_Voice",
        _ => throw Refused("A DING by phone needs one of the voices."),
    };

#pragma warning disable CA2208 // The argument is the caller's.
    static ArgumentException Refused(string sentence) => new(sentence, "ding");
#pragma warning restore CA2208
}
