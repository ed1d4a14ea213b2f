namespace DingTalk.Testing.Apps.Calls;

/// <summary>Whose manners an API has: those of api.dingtalk.com, or of oapi.dingtalk.com.</summary>
enum AppHost
{
    /// <summary>Token in a header, JSON, true HTTP statuses, symbolic codes.</summary>
    New,

    /// <summary>Token in the query, form or JSON, status 200 always, numeric codes.</summary>
    Old,
}
