namespace DingTalk.Testing.Apps;

/// <summary>The permissions (scopes) that the emulated calls need, as DingTalk names them.</summary>
public static class AppPermissions
{
    /// <summary>Messages of the app's robot, their read status and recall.</summary>
    public const string SendMessages = "qyapi_robot_sendmsg";

    /// <summary>A DING and its recall.</summary>
    public const string Ding = "Premium.Ding.Write";

    /// <summary>Work notifications and media upload.</summary>
    public const string Basic = "qyapi_base";

    /// <summary>Finding a person by mobile number.</summary>
    public const string MemberByMobile = "qyapi_get_member_by_mobile";

    /// <summary>The robots of a group.</summary>
    public const string ManageChats = "qyapi_chat_manage";

    /// <summary>The <c>openConversationId</c> of a <c>chatId</c>.</summary>
    public const string ReadChats = "qyapi_chat_read";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [SendMessages, Ding, Basic, MemberByMobile, ManageChats, ReadChats];
}
